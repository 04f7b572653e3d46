# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductTemplate(models.Model):
    _inherit = "product.template"

    after_sales_is_paid_service = fields.Boolean(
        "Paid Service",
        help="Sold by the service price list: quotations that go further below it than is free need an approval.",
    )
