# Part of after_sales. LGPL-3.
from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = "sale.order"

    after_sales_return_count = fields.Integer(
        "Returns Count", compute="_compute_after_sales_return_count", compute_sudo=True
    )
    after_sales_can_return = fields.Boolean(compute="_compute_after_sales_return_count", compute_sudo=True)

    def _compute_after_sales_return_count(self):
        counts = dict(
            self.env["after_sales.return.line"]._read_group(
                [("order_id", "in", self.ids)], ["order_id"], ["return_id:count_distinct"]
            )
        )
        for order in self:
            order.after_sales_return_count = counts.get(order, 0)
            order.after_sales_can_return = order.state == "sale" and bool(
                order.order_line.move_ids._after_sales_returnable_moves()
            )

    def action_after_sales_return(self):
        """Propose a return of what these orders brought to the customer."""
        return self.env["after_sales.return.propose"]._open(self.order_line.move_ids, "order")

    def action_view_after_sales_returns(self):
        """Open the returns of this order."""
        returns = self.env["after_sales.return.line"].search([("order_id", "in", self.ids)]).return_id
        return self.env["after_sales.return"]._view_records(returns, self.env._("Returns"))
