# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...rules import lifecycle

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", _lt("To Inspect")),
    ("done", _lt("Inspected")),
    ("cancelled", _lt("Taken Back")),
]


class AfterSalesReturnInspection(models.Model):
    """What quality finds of goods in quarantine, and what becomes of them (R5.13, R5.16).

    One inspection looks at the goods of one return line that came in and were not looked at yet. It may decide on a
    part of them; the rest waits in the next one. What was decided is never edited: it is taken back as a whole, while
    its effects can still be undone.
    """

    _name = "after_sales.return.inspection"
    _description = "Inspection"
    _inherit = ["after_sales.postable", "after_sales.document"]
    _order = "received_on, id"

    _lifecycle = lifecycle.INSPECTION
    _frozen_fields = frozenset({"line_ids", "note", "attachment_ids", "sample_qty"})
    _event_groups = {
        "inspect": ("after_sales.after_sales_group_quality",),
        "take_back": ("after_sales.after_sales_group_quality",),
    }

    # Fewer states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES])
    return_line_id = fields.Many2one(
        "after_sales.return.line", "Goods", required=True, readonly=True, index=True, ondelete="restrict"
    )
    return_id = fields.Many2one(related="return_line_id.return_id", store=True, index=True)
    partner_id = fields.Many2one(related="return_id.partner_id", store=True, index=True)
    product_id = fields.Many2one(related="return_line_id.product_id", store=True, index=True)
    lot_id = fields.Many2one(related="return_line_id.lot_id", store=True, index="btree_not_null")
    uom_id = fields.Many2one(related="product_id.uom_id")
    remedy = fields.Selection(related="return_line_id.remedy")
    reason_id = fields.Many2one(related="return_id.reason_id", string="Claimed Reason", store=True, index=True)
    complaint = fields.Char(related="return_line_id.note", string="The Customer Says")
    disposition_id = fields.Many2one(related="return_line_id.disposition_id", string="Planned Disposition")
    warehouse_id = fields.Many2one("stock.warehouse", required=True, readonly=True, index=True, check_company=True)
    received_on = fields.Datetime(
        required=True, readonly=True, index=True, default=fields.Datetime.now, help="Since then it lies in quarantine."
    )
    waiting_days = fields.Integer("Days in Quarantine", compute="_compute_waiting_days")
    waiting_qty = fields.Float(
        related="return_line_id.waiting_qty", string="To Inspect", help="Received, and not inspected yet."
    )
    line_ids = fields.One2many("after_sales.return.inspection.line", "inspection_id", "Findings", copy=False)
    has_downgrade = fields.Boolean(compute="_compute_has_effect")
    has_vendor = fields.Boolean(compute="_compute_has_effect")
    quantity = fields.Float("Decided On", compute="_compute_quantity", store=True, digits="Product Unit")
    sample_qty = fields.Float(
        "Samples",
        digits="Product Unit",
        help="How many of them quality took along as nonconforming samples for analysis (R5.13).",
    )
    note = fields.Text("Findings in Words")
    attachment_ids = fields.Many2many(
        "ir.attachment", "after_sales_return_inspection_attachment_rel", string="Pictures", copy=False
    )
    is_automatic = fields.Boolean(
        "By Rule", readonly=True, copy=False, help="Nobody looked: the planned disposition needs no inspection."
    )
    problem = fields.Text("Why It Was Not Done by Rule", readonly=True, copy=False)
    inspected_on = fields.Datetime(readonly=True, copy=False, index=True)
    inspected_by_id = fields.Many2one("res.users", "Inspector", readonly=True, copy=False, index="btree_not_null")
    can_inspect = fields.Boolean(compute="_compute_can")
    can_take_back = fields.Boolean(compute="_compute_can")

    _one_draft = models.UniqueIndex("(return_line_id) WHERE state = 'draft'")

    @api.depends("received_on", "inspected_on")
    def _compute_waiting_days(self):
        for inspection in self:
            until = inspection.inspected_on or fields.Datetime.now()
            inspection.waiting_days = (until - inspection.received_on).days if inspection.received_on else 0

    @api.depends("line_ids.disposition_id")
    def _compute_has_effect(self):
        for inspection in self:
            effects = inspection.line_ids.disposition_id.mapped("stock_effect")
            inspection.has_downgrade = "downgrade" in effects
            inspection.has_vendor = "to_vendor" in effects

    @api.depends("line_ids.quantity")
    def _compute_quantity(self):
        for inspection in self:
            inspection.quantity = sum(inspection.line_ids.mapped("quantity"))

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            "return_line_id",
            "warehouse_id",
            "received_on",
            "is_automatic",
            "problem",
            "inspected_on",
            "inspected_by_id",
        }

    def action_inspect(self):
        """Carry out what was found: the goods leave quarantine. ``UserError`` tells everything against it at once."""
        return self._transition("inspect")

    def action_take_back(self):
        """Undo what was carried out, and wait for a new inspection; refused where that is no longer possible."""
        return self._transition("take_back")

    def action_view_return(self):
        """Open the return whose goods these are."""
        return self.return_id._view_records(self.return_id, self.env._("Return"))

    def _has_right(self, event):
        # What a disposition says needs no inspection is done by the engine; its rule replaces a person's right.
        by_rule = event == "inspect" and self.env.su and self and all(self.mapped("is_automatic"))
        return bool(by_rule) or super()._has_right(event)

    def _prepare_stamp_vals(self, event):
        stamp = super()._prepare_stamp_vals(event)
        if event == "inspect":
            by_rule = all(self.mapped("is_automatic"))
            stamp |= {"inspected_on": fields.Datetime.now(), "inspected_by_id": False if by_rule else self.env.uid}
        if event == "take_back":
            stamp |= {"cancelled_on": fields.Datetime.now(), "cancelled_by_id": self.env.uid}
        return stamp
