# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesBreach(models.Model):
    """What must always hold of sold goods."""

    _inherit = "after_sales.breach"

    def _find_breaches(self):
        yield from super()._find_breaches()
        yield from self._find_unbalanced_sales()
        yield from self._find_valued_property()

    def _find_unbalanced_sales(self):
        """No more came back than went out, and no more was credited than invoiced."""
        self.env.flush_all()
        for row in self.env["after_sales.balance"].sudo().search([("is_breach", "=", True)]):
            yield (
                "sale_unbalanced",
                row.sale_line_id,
                reason(
                    "breach_sale_unbalanced",
                    order=row.order_id.name,
                    product=row.product_id.display_name,
                    returned=f"{row.returned_qty:g}",
                    delivered=f"{row.delivered_qty + row.replaced_qty:g}",
                    credited=row.currency_id.format(row.credited_amount + row.allowed_amount),
                    invoiced=row.currency_id.format(row.invoiced_amount),
                ),
            )

    def _find_valued_property(self):
        """What belongs to customers carries no value in our books."""
        quants = (
            self.env["stock.quant"]
            .sudo()
            .search([("owner_id", "!=", False), ("location_id.usage", "=", "internal"), ("quantity", ">", 0)])
        )
        for quant in quants:
            if quant.owner_id != quant.company_id.partner_id and quant.value:
                yield (
                    "property_valued",
                    quant,
                    reason(
                        "breach_property_valued",
                        product=quant.product_id.display_name,
                        owner=quant.owner_id.display_name,
                    ),
                )
