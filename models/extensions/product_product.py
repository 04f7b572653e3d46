# Part of after_sales. LGPL-3.
from odoo import models


class ProductProduct(models.Model):
    _inherit = "product.product"

    def _after_sales_is_paid_service(self):
        self.ensure_one()
        return self.product_tmpl_id.after_sales_is_paid_service or self.categ_id.after_sales_is_paid_service
