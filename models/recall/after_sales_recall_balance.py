# Part of after_sales. LGPL-3.
from odoo import api, fields, models

KINDS = [
    ("received", "Received from Vendors"),
    ("produced", "Made"),
    ("counted", "Found or Lost at Counts"),
    ("delivered", "Delivered within the Days"),
    ("stock", "In Stock"),
    ("quarantine", "In Quarantine"),
    ("transit", "In Transit"),
    ("customers", "With Customers"),
    ("back", "Came Back"),
    ("vendor", "Back to the Vendor"),
    ("used", "Used in Production or Repair"),
    ("scrapped", "Scrapped"),
    ("difference", "Difference"),
]
CAME_IN = ("received", "produced", "counted", "delivered")


class AfterSalesRecallBalance(models.Model):
    """One row of the mass balance of a recall, as last counted; the difference stands among them (R10.07)."""

    _name = "after_sales.recall.balance"
    _description = "Mass Balance of a Recall"
    _inherit = ["after_sales.guarded"]
    _order = "recall_id desc, item_id, id"

    recall_id = fields.Many2one(
        "after_sales.recall", "Product Recall", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="recall_id.company_id", store=True, index=True)
    item_id = fields.Many2one(
        "after_sales.recall.item", "Goods", readonly=True, required=True, ondelete="cascade", index=True
    )
    kind = fields.Selection(KINDS, readonly=True, required=True)
    side = fields.Selection(
        [("in", "Brought In"), ("there", "Accounted For"), ("difference", "Difference")],
        compute="_compute_side",
        store=True,
    )
    quantity = fields.Float(readonly=True, digits="Product Unit")

    @api.depends("kind")
    def _compute_side(self):
        for row in self:
            row.side = "difference" if row.kind == "difference" else "in" if row.kind in CAME_IN else "there"

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"recall_id", "item_id", "kind", "quantity"}
