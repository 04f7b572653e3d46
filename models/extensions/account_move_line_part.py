# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ...rules.invoice_amounts import NET, total_of
from ..exact import exact


class AccountMoveLine(models.Model):
    """A part of a charge, or of a discount, that is credited as one piece (checklist B21, B22)."""

    _inherit = "account.move.line"

    def _after_sales_prepare_part_vals(self, amounts) -> dict:
        """A credit line that comes to exactly ``amounts``.

        It has no sales order: what it credits is not offered for invoicing again.
        """
        values = {
            "after_sales_origin_line_id": self.id,
            "product_id": self.product_id.id,
            "name": self.name,
            "product_uom_id": self.product_uom_id.id,
            "quantity": 1.0,
            "price_unit": float(total_of(amounts) if self._after_sales_is_tax_included() else amounts[NET]),
            "discount": 0.0,
            "tax_ids": [Command.set(self.tax_ids.ids)],
            "account_id": self.account_id.id,
            "analytic_distribution": self.analytic_distribution,
        }
        return values | {"extra_tax_data": self._after_sales_extra_tax_data(amounts, values)}

    def _after_sales_is_tax_included(self) -> bool:
        """Whether the price of this line is one with tax."""
        return self._after_sales_price_value() == exact(self.price_total)
