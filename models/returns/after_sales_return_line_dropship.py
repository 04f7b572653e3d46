# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesReturnLine(models.Model):
    """Where the goods of a line go: to us, or straight to the vendor who had shipped them to the customer (B45)."""

    _inherit = "after_sales.return.line"

    goods_to = fields.Selection(
        [("us", "Our Warehouse"), ("vendor", "The Vendor")],
        "Goods Go To",
        compute="_compute_goods_to",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="What a vendor shipped to the customer may go straight back to him; our stock is then never touched.",
    )
    vendor_id = fields.Many2one(
        "res.partner",
        compute="_compute_vendor_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        index="btree_not_null",
        help="Who takes the goods back, and is claimed for what they cost us.",
    )

    @api.depends("move_id")
    def _compute_goods_to(self):
        for line in self:
            line.goods_to = "vendor" if line.move_id and line.sudo().move_id._is_dropshipped() else "us"

    @api.depends("move_id", "goods_to")
    def _compute_vendor_id(self):
        for line in self:
            line.vendor_id = line.sudo().move_id._after_sales_vendor() if line.goods_to == "vendor" else False

    def _goes_to_vendor(self):
        return self.goods_to == "vendor"

    def _destination(self):
        """Where the goods are counted in: the vendor's own place, or the quarantine of the warehouse that sold them."""
        if self._goes_to_vendor():
            return self.move_id.location_id
        return self.move_id._after_sales_warehouse()._after_sales_quarantine()

    def _elsewhere(self, place):
        """Why the goods of this line may not be counted in anywhere but at ``place``."""
        if self._goes_to_vendor():
            return reason("receipt_not_at_vendor", line=self.display_name, location=place.display_name)
        return reason("receipt_elsewhere", line=self.display_name, location=place.display_name)

    def _receipt_type(self, warehouse):
        """The kind of transfer that brings the goods of this line."""
        outgoing = self.move_id.picking_type_id
        if outgoing.return_picking_type_id:
            return outgoing.return_picking_type_id
        # The drop-shipping app, where it is installed, sends goods back by the kind of transfer that brought them.
        return outgoing if self._goes_to_vendor() and outgoing.code == "dropship" else warehouse.in_type_id

    def _prepare_purchase_vals(self) -> dict:
        """Link the goods to their purchase, where the purchase app is installed: what was received of it falls."""
        purchase = self.move_id._after_sales_purchase_line()
        return {"purchase_line_id": purchase.id} if purchase else {}

    def _get_route_blockers(self):
        """What speaks against the way of the goods."""
        if not self._goes_to_vendor():
            return
        if not self.move_id._is_dropshipped():
            yield reason("line_not_from_vendor", line=self.display_name)
        if not self.vendor_id:
            yield reason("line_without_vendor", line=self.display_name)
        if self._stays_the_customers():
            yield reason("line_repaired_elsewhere", line=self.display_name)
