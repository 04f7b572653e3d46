# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command

FINDINGS = [("founded", "Founded"), ("unfounded", "Unfounded")]


class AfterSalesCase(models.Model):
    """What the investigation found: whether the complaint is founded, why it happened, who is responsible (R4.19 to R4.24)."""

    _inherit = "after_sales.case"

    finding = fields.Selection(FINDINGS, tracking=True, copy=False, index=True)
    cause_id = fields.Many2one(
        "after_sales.cause", "Cause", tracking=True, copy=False, index=True, check_company=True,
        domain="[('company_id', 'in', (company_id, False))]",
    )  # fmt: skip
    occurrence_cause = fields.Text("Why It Occurred", copy=False)
    escape_cause = fields.Text("Why It Was Not Found Before Delivery", copy=False)
    is_rnd_needed = fields.Boolean("R&D Needed", tracking=True, copy=False, help="R&D gives its opinion too.")
    is_tracked = fields.Boolean(
        "On the Improvement List", copy=False, tracking=True, help="Pure human negligence is exempt from tracking."
    )
    own_loss_amount = fields.Monetary("Loss of the Responsible Unit", currency_field="company_currency_id", copy=False)
    countermeasure = fields.Text(copy=False, help="What is done so that it does not happen again.")
    production_department_id = fields.Many2one("hr.department", "Production Unit", copy=False, check_company=True)
    machine = fields.Char(copy=False)
    shift = fields.Char(copy=False)
    operator_ids = fields.Many2many(
        "hr.employee", "after_sales_case_operator_rel", string="Operators", copy=False, check_company=True
    )
    production_date = fields.Date(copy=False)

    def write(self, vals):
        """Production names its operators, though it may not read personnel files; who may write was checked before."""
        commands = vals.get("operator_ids") or []
        choosing = (Command.UNLINK, Command.LINK, Command.CLEAR, Command.SET)
        if commands and not self.env.su and all(command[0] in choosing for command in commands):
            self.check_access("write")
            super(AfterSalesCase, self.sudo()).write({"operator_ids": commands})
            vals = {name: value for name, value in vals.items() if name != "operator_ids"}
        return super().write(vals)
