# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """Who made the goods where a product does not say so, and whether all of them are regulated (R10.01, R10.03)."""

    _inherit = "res.company"

    after_sales_is_maker = fields.Boolean(
        "Goods Are of Our Own Make", help="The company is the manufacturer of products that name none."
    )
    after_sales_licence_number = fields.Char("Production Licence/Filing Number", help="Of the company as a maker.")
    after_sales_is_regulated = fields.Boolean(
        "All Goods Are Regulated",
        help="The sales record asks registration number, production licence, lot and expiry date of each product.",
    )
