# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductCategory(models.Model):
    _inherit = "product.category"

    after_sales_is_paid_service = fields.Boolean(
        "Paid Services", help="All products of this category are sold by the service price list."
    )
