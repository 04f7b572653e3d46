# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesTraceBalance(models.TransientModel):
    """Mass balance of one lot: what came in, and where all of it is (R10.05)."""

    _name = "after_sales.trace.balance"
    _description = "Mass Balance of a Lot"
    _order = "lot_id, id"
    _rec_name = "lot_id"

    trace_id = fields.Many2one("after_sales.trace", required=True, readonly=True, index=True, ondelete="cascade")
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    uom_id = fields.Many2one(related="lot_id.product_id.uom_id", string="Unit")
    received_qty = fields.Float("Received", readonly=True, digits="Product Unit")
    produced_qty = fields.Float("Produced", readonly=True, digits="Product Unit")
    found_qty = fields.Float("Found", readonly=True, digits="Product Unit")
    from_group_qty = fields.Float("From Other Companies", readonly=True, digits="Product Unit")
    came_in_qty = fields.Float("All That Came In", readonly=True, digits="Product Unit")
    in_stock_qty = fields.Float("In Stock", readonly=True, digits="Product Unit")
    with_customers_qty = fields.Float("With Customers", readonly=True, digits="Product Unit")
    scrapped_qty = fields.Float("Scrapped", readonly=True, digits="Product Unit")
    lost_qty = fields.Float("Lost", readonly=True, digits="Product Unit")
    to_vendor_qty = fields.Float("Back to Vendors", readonly=True, digits="Product Unit")
    consumed_qty = fields.Float("Consumed", readonly=True, digits="Product Unit")
    to_group_qty = fields.Float("To Other Companies", readonly=True, digits="Product Unit")
    difference_qty = fields.Float("Difference", readonly=True, digits="Product Unit")
    explanation = fields.Text(readonly=True)
