# Part of after_sales. LGPL-3.
from odoo import fields, models


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    after_sales_origin_line_id = fields.Many2one(
        "account.move.line",
        "Credits",
        copy=False,
        readonly=True,
        index="btree_not_null",
        help="The invoice line that this line of a credit note takes back.",
    )
    after_sales_return_line_id = fields.Many2one(
        "after_sales.return.line", "Return Line", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_charge_line_id = fields.Many2one(
        "after_sales.return.line", "Charge of Return Line", copy=False, readonly=True, index="btree_not_null"
    )

    after_sales_allowance_line_id = fields.Many2one(
        "after_sales.allowance.line", "Allowance Line", copy=False, readonly=True, index="btree_not_null"
    )

    def _get_stock_moves(self):
        """Returned goods took their value from the delivery when they came in; no credit note values them anew."""
        return super()._get_stock_moves().filtered(lambda move: not (move.is_in and move.after_sales_return_line_id))

    def _get_cogs_value(self):
        """Reverse the cost that this very invoice line booked, per unit of the product.

        Odoo takes the first line of the same product and mixes up units; an invoice may hold a product at two costs.
        """
        origin = self.after_sales_origin_line_id
        if not origin:
            return super()._get_cogs_value()
        cost = -sum(
            line.balance
            for line in origin.move_id.line_ids
            if line.cogs_origin_id == origin and line.display_type == "cogs" and line.price_unit > 0
        )
        quantity = origin.product_uom_id._compute_quantity(origin.quantity, origin.product_id.uom_id, round=False)
        return cost / quantity if quantity else 0.0
