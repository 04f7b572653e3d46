# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesApprovalSimulateStep(models.TransientModel):
    """One signature that would be needed: by whom, and why."""

    _name = "after_sales.approval.simulate.step"
    _description = "Signature That Would Be Needed"
    _order = "sequence, id"

    simulate_id = fields.Many2one("after_sales.approval.simulate", ondelete="cascade", help="Under the version asked.")
    compared_id = fields.Many2one("after_sales.approval.simulate", ondelete="cascade", help="Under the other version.")
    sequence = fields.Integer()
    role_id = fields.Many2one("after_sales.approval.role", "Asked", required=True, ondelete="cascade")
    signer_ids = fields.Many2many(
        "res.users",
        "after_sales_approval_simulate_step_signer_rel",
        string="Who May Sign",
        help="Who holds the role, himself or lent.",
    )
    also_role_ids = fields.Many2many(
        "after_sales.approval.role",
        "after_sales_approval_simulate_step_also_rel",
        string="In Their Place",
        help="Higher levels that may sign instead.",
    )
    signatures = fields.Char(help="How many of them must sign.")
    why = fields.Char()
