# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools import SQL

from ...rules.reason import reason


class AfterSalesBreach(models.Model):
    """Deliveries whose cost was changed after their goods had come back: the goods keep what they left with (B34).

    Nothing is changed in silence. Who corrects the value of the receipt, or the cost of the delivery, ends it; a value
    that somebody gave the receipt by hand is a decision and is not reported.
    """

    _inherit = "after_sales.breach"

    def _find_breaches(self):
        yield from super()._find_breaches()
        yield from self._find_costs_that_moved_on()

    def _find_costs_that_moved_on(self):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                SELECT receipt.id FROM stock_move receipt
                  JOIN stock_move origin ON origin.id = receipt.origin_returned_move_id
                  JOIN product_product product ON product.id = receipt.product_id
                  JOIN product_template template ON template.id = product.product_tmpl_id
                 WHERE receipt.after_sales_return_line_id IS NOT NULL AND receipt.state = 'done'
                   AND receipt.is_in AND origin.is_out AND origin.quantity > 0 AND receipt.quantity > 0
                   AND NOT COALESCE(template.lot_valuated, FALSE)
                   AND receipt.product_uom = origin.product_uom
                   AND ABS(receipt.value / receipt.quantity - origin.value / origin.quantity) > 0.005
                   AND NOT EXISTS (SELECT 1 FROM product_value given WHERE given.move_id = receipt.id)
                """
            )
        )
        for receipt in self.env["stock.move"].sudo().browse([row[0] for row in self.env.cr.fetchall()]):
            origin, currency = receipt.origin_returned_move_id, receipt.company_id.currency_id
            expected = origin.value * receipt._get_valued_qty() / (origin._get_valued_qty() or 1.0)
            if currency.compare_amounts(expected, receipt.value):
                document = receipt.after_sales_return_line_id.return_id
                yield (
                    "return_cost_moved",
                    receipt,
                    reason(
                        "breach_return_cost_moved",
                        document=document.name,
                        product=receipt.product_id.display_name,
                        delivery=origin.reference,
                        value=currency.format(receipt.value),
                        expected=currency.format(expected),
                    ),
                )
