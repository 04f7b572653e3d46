# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..customer_place import WITH_CUSTOMER, WITH_VENDOR, is_between_companies


class StockLocation(models.Model):
    """Whether goods here are with a customer or with a vendor, to be read and searched for."""

    _inherit = "stock.location"

    after_sales_is_with_customer = fields.Boolean(
        "With a Customer", compute="_compute_after_sales_is_with", search="_search_after_sales_is_with_customer"
    )
    after_sales_is_with_vendor = fields.Boolean(
        "With a Vendor", compute="_compute_after_sales_is_with", search="_search_after_sales_is_with_vendor"
    )

    @api.depends("usage", "company_id")
    def _compute_after_sales_is_with(self):
        for location in self:
            is_between = is_between_companies(location)
            location.after_sales_is_with_customer = is_between or location.usage == "customer"
            location.after_sales_is_with_vendor = is_between or location.usage == "supplier"

    def _search_after_sales_is_with_customer(self, operator, value):
        if operator != "in":
            return NotImplemented
        return WITH_CUSTOMER if True in value else ~WITH_CUSTOMER

    def _search_after_sales_is_with_vendor(self, operator, value):
        if operator != "in":
            return NotImplemented
        return WITH_VENDOR if True in value else ~WITH_VENDOR

    def _is_outgoing(self):
        """What Odoo answers, without its asking the database each time whether the transit between companies is there."""
        self.ensure_one()
        if self.usage == "customer":
            return True
        between = self.env["ir.model.data"]._xmlid_to_res_id("stock.stock_location_inter_company", raise_if_not_found=False)
        return bool(between) and str(between) in (self.parent_path or "").split("/")
