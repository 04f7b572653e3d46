# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductTemplate(models.Model):
    """What the sales record says about a product (R10.01, R10.03, R10.06)."""

    _inherit = "product.template"

    after_sales_specification = fields.Char("Model/Specification")
    after_sales_registration_number = fields.Char(
        "Registration/Filing Number", help="Under which the product is registered with the authorities."
    )
    after_sales_manufacturer_id = fields.Many2one(
        "res.partner", "Manufacturer", index="btree_not_null",
        help="Empty: the company itself, where the settings say that its goods are of its own make. A lot may name another.",
    )  # fmt: skip
    after_sales_licence_number = fields.Char(
        "Production Licence/Filing Number", help="Of the manufacturer. A lot may have been made under another."
    )
    after_sales_standard = fields.Char("Applicable Standard", help="National or company standard that it is made to.")
    after_sales_is_regulated = fields.Boolean(
        "Regulated",
        help="The sales record must name registration number, production licence, lot and expiry date.",
    )
    after_sales_is_lasting = fields.Boolean("Does Not Expire", help="The sales record asks for no expiry date.")
    after_sales_sold_count = fields.Integer("Deliveries", compute="_compute_after_sales_sold_count")

    def _compute_after_sales_sold_count(self):
        counts = self.env["after_sales.sales.record"]._counted_by("product_id", self.product_variant_ids)
        for template in self:
            template.after_sales_sold_count = sum(counts.get(variant, 0) for variant in template.product_variant_ids)

    def action_view_after_sales_sold(self):
        """Open the sales record of this product."""
        return self.env["after_sales.sales.record"]._view_of([("product_id", "in", self.product_variant_ids.ids)])
