# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReturn(models.Model):
    """What a return will do to the stock, besides the books, if all comes back."""

    _inherit = "after_sales.return"

    _effect_page = "after_sales.after_sales_return_effect"

    def _prepare_effect_values(self) -> dict:
        return super()._prepare_effect_values() | {"goods": self._foreseen_goods()}

    def _shares_ahead(self):
        return self.line_ids._with_deductions(self.line_ids._allocate_credit(ahead=True))

    def _foreseen_goods(self):
        """What comes into quarantine, and its value there: [(line, location, value)]; none for goods without value."""
        goods = []
        for line in self.line_ids:
            location = line._warehouse().after_sales_quarantine_id
            if line._goes_to_vendor():
                location = line.move_id.location_id
            unit = line._foreseen_unit_value()
            goods.append((line, location, self.company_currency_id.round(unit * line.base_qty)))
        return goods
