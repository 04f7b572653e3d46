# Part of after_sales. LGPL-3.
from odoo import models


class ProductProduct(models.Model):
    """What our own goods are worth, while goods of customers lie beside them to be repaired (R5.19)."""

    _inherit = "product.product"

    def _with_valuation_context(self):
        """Count our own goods only.

        Odoo does so for the other cost methods. In first-in-first-out it values what came in as ours only, and yet
        counts everybody's pieces: each one of a customer makes ours look older and dearer or cheaper.
        """
        return super()._with_valuation_context().with_context(owners=[False, self.env.company.partner_id.id])
