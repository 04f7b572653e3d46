# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import ormcache


class ResCompany(models.Model):
    """Which customers are companies of the group (checklist B52)."""

    _inherit = "res.company"

    def write(self, vals):
        result = super().write(vals)
        if "partner_id" in vals:
            self.env.registry.clear_cache()
        return result

    @api.model
    @ormcache()
    def _after_sales_partners(self) -> frozenset[int]:
        """The partners of all companies: kept in memory, as Odoo empties it whenever a company is created."""
        return frozenset(self.sudo().with_context(active_test=False).search([]).partner_id.ids)
