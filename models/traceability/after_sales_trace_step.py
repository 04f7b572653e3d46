# Part of after_sales. LGPL-3.
from odoo import fields, models

KINDS = [
    ("vendor", "Vendor"),
    ("purchase", "Purchase Order"),
    ("receipt", "Receipt"),
    ("production", "Production"),
    ("component", "Made Of"),
    ("found", "Found by a Count"),
    ("from_group", "From Another Company"),
    ("moved", "Internal Transfer"),
    ("outbound", "Outbound Slip"),
    ("delivery", "Shipping Slip"),
    ("order", "Sales Order"),
    ("invoice", "Customer Invoice"),
    ("customer", "Customer"),
    ("to_group", "To Another Company"),
    ("case", "Complaint"),
    ("return", "Return"),
    ("came_back", "Came Back"),
    ("credit_note", "Credit Note"),
    ("repair", "Repair"),
    ("owner", "Change of Owner"),
    ("consumed", "Used"),
    ("product", "Made Into"),
    ("scrapped", "Scrapped"),
    ("lost", "Lost"),
    ("to_vendor", "Back to the Vendor"),
    ("stock", "In Stock"),
    ("holder", "With the Customer"),
]
SECTIONS = [
    ("from", "From Where"),
    ("inside", "Within Our Warehouses"),
    ("to", "To Whom"),
    ("after", "What Came After"),
    ("now", "Where It Is Now"),
]


class AfterSalesTraceStep(models.TransientModel):
    """One step on the way of a lot, written for one reader: what he may not read is not in it."""

    _name = "after_sales.trace.step"
    _description = "Step of a Trace"
    _order = "sequence, id"
    _rec_name = "document"

    trace_id = fields.Many2one("after_sales.trace", required=True, readonly=True, index=True, ondelete="cascade")
    sequence = fields.Integer(readonly=True)
    section = fields.Selection(SECTIONS, readonly=True)
    kind = fields.Selection(KINDS, "Step", readonly=True)
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    uom_id = fields.Many2one(related="lot_id.product_id.uom_id", string="Unit")
    happened_on = fields.Datetime("Date", readonly=True)
    res_model = fields.Char("Kind of Document", readonly=True)
    res_id = fields.Many2oneReference("Document Number", model_field="res_model", readonly=True)
    document = fields.Char(readonly=True)
    status = fields.Char(readonly=True)
    partner_id = fields.Many2one("res.partner", "With", readonly=True)
    quantity = fields.Float(digits="Product Unit", readonly=True)
    is_hidden = fields.Boolean("Hidden", readonly=True, help="There is such a step; you may not read its document.")

    def action_open(self):
        """Open the document of the step."""
        self.ensure_one()
        self.check_access("read")
        record = self.env[self.res_model].browse(self.res_id)
        record.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }
