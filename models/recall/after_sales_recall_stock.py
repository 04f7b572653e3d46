# Part of after_sales. LGPL-3.
from odoo import fields, models

PLACES = [("stock", "In Stock"), ("quarantine", "In Quarantine"), ("transit", "In Transit")]


class AfterSalesRecallStock(models.Model):
    """Pieces called back that lie in our own places, as last counted (R10.07)."""

    _name = "after_sales.recall.stock"
    _description = "Stock Called Back"
    _inherit = ["after_sales.guarded"]
    _order = "recall_id desc, kind, location_id, id"

    recall_id = fields.Many2one(
        "after_sales.recall", "Product Recall", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="recall_id.company_id", store=True, index=True)
    item_id = fields.Many2one("after_sales.recall.item", readonly=True, required=True, ondelete="cascade", index=True)
    product_id = fields.Many2one(related="item_id.product_id")
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    location_id = fields.Many2one("stock.location", "Place", readonly=True)
    kind = fields.Selection(PLACES, "Where", readonly=True, required=True)
    quantity = fields.Float(readonly=True, digits="Product Unit")
    reserved_qty = fields.Float("Reserved", readonly=True, digits="Product Unit")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            "recall_id",
            "item_id",
            "lot_id",
            "location_id",
            "kind",
            "quantity",
            "reserved_qty",
        }
