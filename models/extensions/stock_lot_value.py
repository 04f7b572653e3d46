# Part of after_sales. LGPL-3.
from odoo import models


class StockLot(models.Model):
    """A lot that lies in quarantine is worth what it is, as its product is (R5.16, checklist B32).

    Odoo counts for products wherever stock is valued, and for lots only below a warehouse: a lot that is in quarantine
    alone would be worth nothing, and the closing of the period would write it off.
    """

    _inherit = "stock.lot"

    def _compute_value(self):
        valued = self.env["stock.location"].search([("is_valued_internal", "=", True)])
        super(StockLot, self.with_context(location=valued.ids))._compute_value()
