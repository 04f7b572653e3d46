# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturn(models.Model):
    """Goods move in an open year only: no rule for the credit note helps where Odoo itself refuses the transfer (B46)."""

    _inherit = "after_sales.return"

    def _moves_credit(self):
        return super()._moves_credit() and not self._is_year_closed()

    def _is_year_closed(self):
        return bool(
            self.company_id._get_lock_date_violations(
                fields.Date.context_today(self), fiscalyear=True, sale=False, purchase=False, tax=False, hard=True
            )
        )
