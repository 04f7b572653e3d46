# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductTemplate(models.Model):
    """What went wrong with a product before, where its production begins: on its own form (R4.60)."""

    _inherit = "product.template"

    after_sales_risk_warning_count = fields.Integer(
        "Risk Warnings", compute="_compute_after_sales_improvements", compute_sudo=True
    )
    after_sales_capa_count = fields.Integer(
        "Improvements", compute="_compute_after_sales_improvements", compute_sudo=True
    )

    def _compute_after_sales_improvements(self):
        known = self.env["after_sales.risk.warning"]._about(self.product_variant_ids)
        capas = self.env["after_sales.capa"]._read_group(
            [("product_ids", "in", self.product_variant_ids.ids), ("state", "!=", "cancelled")],
            ["product_ids"],
            ["id:recordset"],
        )
        by_product = dict(capas)
        for template in self:
            variants = template.product_variant_ids
            warnings = self.env["after_sales.risk.warning"].union(*(known[variant] for variant in variants))
            improvements = self.env["after_sales.capa"].union(
                *(by_product[variant] for variant in variants if variant in by_product)
            )
            template.after_sales_risk_warning_count = len(warnings)
            template.after_sales_capa_count = len(improvements)

    def action_view_after_sales_risk_warnings(self):
        """Open what is known about this product."""
        known = self.env["after_sales.risk.warning"]._about(self.product_variant_ids)
        warnings = self.env["after_sales.risk.warning"].union(*known.values())
        return self.env["after_sales.capa"]._view_records(warnings.with_env(self.env), self.env._("Risk Warnings"))

    def action_view_after_sales_capas(self):
        """Open the improvements of this product."""
        capas = self.env["after_sales.capa"]
        found = capas.search([("product_ids", "in", self.product_variant_ids.ids), ("state", "!=", "cancelled")])
        return capas._view_records(found, self.env._("Improvements"))
