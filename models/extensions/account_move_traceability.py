# Part of after_sales. LGPL-3.
from odoo import fields, models


class AccountMove(models.Model):
    """The way of what an invoice is for (R10.05)."""

    _inherit = "account.move"

    after_sales_has_lots = fields.Boolean("Has Lots", compute="_compute_after_sales_has_lots", compute_sudo=True)

    def _compute_after_sales_has_lots(self):
        for entry in self:
            entry.after_sales_has_lots = bool(entry._after_sales_lots())

    def _after_sales_lots(self):
        """The lots and serial numbers that were delivered of what is invoiced."""
        return self.invoice_line_ids.sale_line_ids.move_ids._after_sales_lots()

    def action_after_sales_trace(self):
        """Trace what was delivered of these invoices."""
        self.check_access("read")
        return self.env["after_sales.trace"]._open(self.sudo()._after_sales_lots())
