# Part of after_sales. LGPL-3.
from odoo import models


class ProductProduct(models.Model):
    """What our own goods are worth, while goods of customers lie beside them to be repaired (R5.19)."""

    _inherit = "product.product"

    def _with_valuation_context(self):
        """Count our own goods only, in our own places.

        Odoo does so for the other cost methods. In first-in-first-out it values what came in as ours only, and yet
        counts everybody's pieces: each one of a customer makes ours look older and dearer or cheaper. So does each one
        of another company, wherever the system itself moves goods, or somebody to whom several companies are shown.
        """
        # In place of Odoo's own, which asks for the places of all companies, and not after it: this is asked very often.
        places = self.env["stock.location"]._after_sales_valued(self.env.company.id)
        return self.with_context(location=places, owners=[False, self.env.company.partner_id.id])
