# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import ormcache

#: What says which places a place consists of.
TREE = {"location_id", "usage", "active"}


class StockLocation(models.Model):
    """Whether a place consists of smaller ones, which every receipt into quarantine asks: kept in memory."""

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

    @ormcache("self.id")
    def _after_sales_is_undivided(self) -> bool:
        """Whether no putaway rule can put goods that come here anywhere else."""
        return self.sudo().child_internal_location_ids <= self
