# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductProduct(models.Model):
    """A number that no lot has yet is claimed by its product, so that two who ask for it at once see each other."""

    _inherit = "product.product"

    after_sales_claims = fields.Integer(
        "Claims",
        copy=False,
        readonly=True,
        help="Counts who claimed a number that was not known before, so that simultaneous claims collide.",
    )
