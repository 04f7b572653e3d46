# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import fields, models

from ..exact import exact


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

    def _after_sales_open_to_credit(self):
        """What each invoice line still has to give, in the product's own unit, drafts of credit notes taken off.

        Credit notes of other hands that do not name the line are taken off the lines of the same sold line in turn.
        """
        lines = self.filtered(
            lambda line: (
                line.parent_state == "posted" and line.move_type == "out_invoice" and line.display_type == "product"
            )
        )
        credits = (
            self.env["account.move.line"]
            .sudo()
            .search(
                [
                    ("move_id.reversed_entry_id", "in", lines.move_id.ids),
                    ("move_type", "=", "out_refund"),
                    ("parent_state", "!=", "cancel"),
                    ("display_type", "=", "product"),
                ]
            )
        )
        named, loose = defaultdict(Decimal), defaultdict(Decimal)
        for credit in credits:
            if credit.after_sales_origin_line_id:
                named[credit.after_sales_origin_line_id.id] += credit._after_sales_base_quantity()
            else:
                loose[credit.move_id.reversed_entry_id, credit.product_id] += credit._after_sales_base_quantity()
        left = {}
        for line in lines:
            own = max(line._after_sales_base_quantity() - named[line.id], Decimal(0))
            taken = min(own, loose[line.move_id, line.product_id])
            loose[line.move_id, line.product_id] -= taken
            left[line] = own - taken
        return left

    def _after_sales_base_quantity(self):
        return exact(self.product_uom_id._compute_quantity(self.quantity, self.product_id.uom_id, round=False))
