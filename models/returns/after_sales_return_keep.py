# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesReturn(models.Model):
    """Keep with allowance: the customer keeps the goods for less, and the allowance takes its own way (R4.53, R6.01).

    The return hands the goods over when it is approved; what they are worth less is approved with the allowance.
    """

    _inherit = "after_sales.return"

    allowance_ids = fields.One2many("after_sales.allowance", "return_id", "Allowances", readonly=True)
    allowance_count = fields.Integer(compute="_compute_allowance_count", compute_sudo=True)

    def _compute_allowance_count(self):
        for document in self:
            document.allowance_count = len(document.allowance_ids)

    def action_view_allowances(self):
        """Open the allowances for goods that the customer keeps."""
        return self._view_records(self.allowance_ids, self.env._("Allowances"))

    def _after_approve(self):
        super()._after_approve()
        for document in self.sudo():
            kept = document.line_ids.filtered(lambda line: line.remedy == "keep")
            if kept and not document.allowance_ids:
                document._hand_over_kept(kept)

    def _hand_over_kept(self, kept):
        """Ask for the allowance in the name of whoever asked for the return: the approver may not be its requester."""
        asker = self.submitted_by_id or self.user_id
        proposal = self.env["after_sales.allowance"].with_user(asker).with_company(self.company_id)
        allowance = proposal.create(self._prepare_allowance_vals(kept))
        allowance.sudo().return_id = self
        allowance.action_submit()

    def _prepare_allowance_vals(self, kept) -> dict:
        return {
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "reason_id": self.reason_id.id,
            "user_id": self.user_id.id,
            "line_ids": [Command.create(vals) for line in kept for vals in line._prepare_allowance_line_vals()],
        }
