# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class StockLot(models.Model):
    """What the sales record says about a lot, who got it, and its way (R10.02, R10.03, R10.05)."""

    _inherit = "stock.lot"

    after_sales_expires_on = fields.Date(
        "Expiry Date", help="Where Odoo's own expiry dates are installed and kept for the product, those count."
    )
    after_sales_manufacturer_id = fields.Many2one(
        "res.partner", "Made By", index="btree_not_null", help="Where it is not whom the product names."
    )
    after_sales_licence_number = fields.Char(
        "Made under Licence", help="Where it is not the production licence or filing number that the product names."
    )
    after_sales_has_expiry = fields.Boolean("Odoo Keeps Its Expiry", compute="_compute_after_sales_has_expiry")
    after_sales_sold_count = fields.Integer("Deliveries", compute="_compute_after_sales_sold_count")

    @api.model
    def _after_sales_has_odoo_expiry(self):
        """Whether Odoo's module for expiry dates is installed."""
        return "expiration_date" in self._fields

    @api.depends("product_id")
    def _compute_after_sales_has_expiry(self):
        installed = self._after_sales_has_odoo_expiry()
        for lot in self:
            lot.after_sales_has_expiry = installed and lot.product_id.use_expiration_date

    def _compute_after_sales_sold_count(self):
        counts = self.env["after_sales.sales.record"]._counted_by("lot_id", self)
        for lot in self:
            lot.after_sales_sold_count = counts.get(lot, 0)

    def action_view_after_sales_sold(self):
        """Open the sales record of this lot or serial number."""
        return self.env["after_sales.sales.record"]._view_of([("lot_id", "in", self.ids)])

    def action_after_sales_trace(self):
        """Follow these lots to their vendors and to their customers."""
        self.check_access("read")
        return self.env["after_sales.trace"]._open(self)
