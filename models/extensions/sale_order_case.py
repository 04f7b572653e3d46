# Part of after_sales. LGPL-3.
from odoo import fields, models


class SaleOrder(models.Model):
    """Complaints about what was ordered (R4.10)."""

    _inherit = "sale.order"

    after_sales_case_count = fields.Integer("Complaints", compute="_compute_after_sales_case_count", compute_sudo=True)

    def _compute_after_sales_case_count(self):
        for order in self:
            order.after_sales_case_count = len(order._after_sales_cases())

    def action_after_sales_case(self):
        """Begin a complaint about these orders."""
        return self.env["after_sales.case.find"]._open(self.order_line.move_ids, order=self[:1])

    def action_view_after_sales_cases(self):
        """Open the complaints about this order."""
        return self._after_sales_cases().with_env(self.env)._view_cases()

    def _after_sales_cases(self):
        cases = self.env["after_sales.case"]
        return cases.search(["|", ("order_id", "in", self.ids), ("line_ids.order_id", "in", self.ids)])
