# Part of after_sales. LGPL-3.
from odoo import fields, models


class AccountMove(models.Model):
    """Complaints about what was invoiced (R4.10)."""

    _inherit = "account.move"

    after_sales_case_count = fields.Integer("Complaints", compute="_compute_after_sales_case_count", compute_sudo=True)

    def _compute_after_sales_case_count(self):
        for entry in self:
            entry.after_sales_case_count = len(entry._after_sales_cases())

    def action_after_sales_case(self):
        """Begin a complaint about the goods on this invoice."""
        return self.env["after_sales.case.find"]._open(self._after_sales_delivered_moves())

    def action_view_after_sales_cases(self):
        """Open the complaints about the goods on this invoice."""
        return self._after_sales_cases()._view_cases()

    def _after_sales_cases(self):
        sold = self.invoice_line_ids.sale_line_ids
        if not sold:
            return self.env["after_sales.case"]
        return self.env["after_sales.case"].search([("line_ids.sale_line_id", "in", sold.ids)])
