# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import ormcache

#: What says which places a place consists of, and whose they are.
TREE = {"location_id", "usage", "active", "company_id"}


class StockLocation(models.Model):
    """What is asked of places again and again, and seldom changes: kept in memory until one of them does."""

    _inherit = "stock.location"

    @api.model_create_multi
    def create(self, vals_list):
        locations = super().create(vals_list)
        self.env.registry.clear_cache()
        return locations

    def write(self, vals):
        result = super().write(vals)
        if TREE.intersection(vals):
            self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    @api.model
    @ormcache("company_id")
    def _after_sales_valued(self, company_id) -> list[int]:
        """The places whose goods are in the books of a company."""
        return self.sudo().search([("is_valued_internal", "=", True), ("company_id", "=", company_id)]).ids

    @ormcache("self.id")
    def _after_sales_is_undivided(self) -> bool:
        """Whether no putaway rule can put goods that come here anywhere else."""
        return self.sudo().child_internal_location_ids <= self
