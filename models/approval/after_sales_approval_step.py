# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import Reason


class AfterSalesApprovalStep(models.Model):
    """One signature that a document needs: asked, given or refused; by whom, when and why.

    Steps are written by the engine only. Steps of an earlier submission stay as they were decided.
    """

    _name = "after_sales.approval.step"
    _description = "Approval Step"
    _order = "id"
    _rec_name = "role_id"

    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    role_id = fields.Many2one("after_sales.approval.role", "Asked", readonly=True)
    signer_role_ids = fields.Many2many("after_sales.approval.role", string="May Be Signed By", readonly=True)
    amount = fields.Monetary(
        "Amount to Approve", readonly=True, help="With tax, in the currency of the company, when it was asked."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    why_code = fields.Char(readonly=True)
    why_values = fields.Json(readonly=True)
    why = fields.Char("Why", compute="_compute_why")
    state = fields.Selection(
        [
            ("blocked", "Nobody Can Approve"),
            ("waiting", "Waiting"),
            ("signed", "Approved"),
            ("refused", "Refused"),
            ("void", "Withdrawn"),
        ],
        required=True,
        readonly=True,
        default="waiting",
    )
    decided_by_id = fields.Many2one("res.users", "Decided By", readonly=True)
    decided_on = fields.Datetime(readonly=True)
    comment = fields.Text(readonly=True)

    _document = models.Index("(res_model, res_id)")
    _waiting = models.Index("(res_model, state) WHERE state = 'waiting'")

    @api.depends("why_code", "why_values")
    @api.depends_context("lang")
    def _compute_why(self):
        for step in self:
            values = dict(step.why_values or {})
            for name in ("amount", "limit"):
                if name in values:
                    values[name] = step.currency_id.format(float(values[name]))
            step.why = step.why_code and self.env["after_sales.message"]._sentence(Reason(step.why_code, values))

    def _decide(self, state, comment=False):
        # Only approvable documents call this, after they checked that the user holds the role and is not the requester.
        self.sudo().write(
            {"state": state, "decided_by_id": self.env.uid, "decided_on": fields.Datetime.now(), "comment": comment}
        )
