# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import ormcache


class ResCompany(models.Model):
    """Which customers are companies of the group (checklist B52)."""

    _name = "res.company"
    _inherit = ["res.company", "after_sales.kept"]

    _after_sales_kept_fields = frozenset({"partner_id"})

    @api.model
    @ormcache()
    def _after_sales_partners(self) -> frozenset[int]:
        """The partners of all companies: kept in memory until a company comes or changes."""
        return frozenset(self.sudo().with_context(active_test=False).search([]).partner_id.ids)
