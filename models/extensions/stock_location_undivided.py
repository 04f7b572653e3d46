# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import ormcache


class StockLocation(models.Model):
    """What is asked of places again and again, and seldom changes: kept in memory until one of them does."""

    _name = "stock.location"
    _inherit = ["stock.location", "after_sales.kept"]

    # What says which places a place consists of, and whose they are.
    _after_sales_kept_fields = frozenset({"location_id", "usage", "active", "company_id"})

    @api.model
    @ormcache("company_id")
    def _after_sales_valued(self, company_id) -> list[int]:
        """The places whose goods are in the books of a company."""
        return self.sudo().search([("is_valued_internal", "=", True), ("company_id", "=", company_id)]).ids

    @ormcache("self.id")
    def _after_sales_is_undivided(self) -> bool:
        """Whether no putaway rule can put goods that come here anywhere else."""
        return self.sudo().child_internal_location_ids <= self
