# Part of after_sales. LGPL-3.
from odoo import fields, models


class SaleOrder(models.Model):
    """Allowances on what an order invoiced."""

    _inherit = "sale.order"

    after_sales_allowance_count = fields.Integer(
        "Allowances Count", compute="_compute_after_sales_allowance_count", compute_sudo=True
    )
    after_sales_can_allow = fields.Boolean(compute="_compute_after_sales_allowance_count", compute_sudo=True)

    def _compute_after_sales_allowance_count(self):
        lines = self.env["after_sales.allowance.line"].search(
            [("origin_line_id", "in", self.order_line.invoice_lines.ids)]
        )
        for order in self:
            own = lines.filtered(lambda line, o=order: o in line.origin_line_id.sale_line_ids.order_id)
            order.after_sales_allowance_count = len(own.allowance_id)
            order.after_sales_can_allow = bool(order._after_sales_invoices())

    def action_after_sales_allowance(self):
        """Propose an allowance on what these orders invoiced."""
        invoices = self.sudo()._after_sales_invoices()
        return self.env["after_sales.allowance.propose"]._open(invoices, orders=self)

    def action_view_after_sales_allowances(self):
        """Open the allowances on what this order invoiced."""
        lines = self.env["after_sales.allowance.line"].search(
            [("origin_line_id", "in", self.sudo().order_line.invoice_lines.ids)]
        )
        return self.env["after_sales.allowance"]._view_records(lines.allowance_id, self.env._("Allowances"))

    def _after_sales_invoices(self):
        return self.invoice_ids.filtered(lambda entry: entry.move_type == "out_invoice" and entry.state == "posted")
