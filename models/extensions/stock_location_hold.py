# Part of after_sales. LGPL-3.
from odoo import models


class StockLocation(models.Model):
    _inherit = "stock.location"

    def _after_sales_is_quarantine(self):
        """Whether goods here wait for inspection, or for somebody to say what they are."""
        warehouses = self.env["stock.warehouse"].sudo().search([("company_id", "=", self.company_id.id)])
        places = warehouses.after_sales_quarantine_id | warehouses.after_sales_unexpected_id
        return any(self._child_of(place) for place in places)
