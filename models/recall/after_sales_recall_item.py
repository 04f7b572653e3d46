# Part of after_sales. LGPL-3.
from datetime import datetime, time

import pytz

from odoo import api, fields, models
from odoo.fields import Domain

from ..customer_place import lines_to_customer


class AfterSalesRecallItem(models.Model):
    """What is called back: a lot or serial number; of goods without lots, what was delivered within some days."""

    _name = "after_sales.recall.item"
    _description = "Goods Called Back"
    _inherit = ["after_sales.document.line"]
    _order = "recall_id, sequence, id"
    _document_field = "recall_id"

    recall_id = fields.Many2one("after_sales.recall", "Product Recall", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="recall_id.company_id", store=True, index=True)
    product_id = fields.Many2one(
        "product.product", "Product", required=True, index=True, check_company=True,
        domain="[('type', '=', 'consu')]",
    )  # fmt: skip
    tracking = fields.Selection(related="product_id.tracking")
    lot_id = fields.Many2one(
        "stock.lot", "Lot/Serial", index="btree_not_null", check_company=True, ondelete="restrict",
        domain="[('product_id', '=', product_id)]", help="Empty: all that was delivered within the days.",
    )  # fmt: skip
    delivered_from = fields.Date("Delivered from")
    delivered_to = fields.Date("Delivered to", help="The last day included.")
    release_id = fields.Many2one(
        "after_sales.release", "Special Release", index="btree_not_null", check_company=True, readonly=True,
        help="Exactly the pieces that left with it.",
    )  # fmt: skip
    is_held = fields.Boolean(
        "Hold", compute="_compute_is_held", store=True, readonly=False, precompute=True,
        help="What is left of it does not leave while the recall runs. Without a lot: nothing of this product leaves.",
    )  # fmt: skip

    @api.depends("lot_id")
    def _compute_is_held(self):
        for item in self:
            item.is_held = bool(item.lot_id)

    @api.depends("product_id", "lot_id", "delivered_from", "delivered_to")
    def _compute_display_name(self):
        # Whoever reads a recall reads what it is about, without the right to read lots and products.
        for item in self.sudo():
            days = " – ".join(str(day) for day in (item.delivered_from, item.delivered_to) if day)
            parts = (item.product_id.display_name, item.lot_id.name, "" if item.lot_id else days)
            item.display_name = " · ".join(part for part in parts if part)

    @api.onchange("product_id")
    def _onchange_product_id(self):
        if self.lot_id.product_id != self.product_id:
            self.lot_id = False

    def _get_engine_fields(self):
        # A hold is chosen by people, though it is proposed.
        return super()._get_engine_fields() | {"release_id"}

    def _content(self):
        """What a signature stands for, as plain values."""
        days = [str(self.delivered_from or ""), str(self.delivered_to or "")]
        return [self.product_id.id, self.lot_id.id, *days, self.release_id.id, self.is_held]

    def _delivered_domain(self) -> Domain:
        """The finished stock move lines that brought these goods to customers."""
        domain = lines_to_customer() & Domain(
            [
                ("state", "=", "done"),
                ("product_id", "=", self.product_id.id),
                ("company_id", "child_of", self.company_id.id),
                # What goes to the customer again after a return is counted with its first delivery.
                ("move_id.origin_returned_move_id", "=", False),
            ]
        )
        if self.lot_id:
            domain &= Domain("lot_id", "=", self.lot_id.id)
        if self.release_id:
            domain &= Domain("after_sales_release_id", "=", self.release_id.id)
        if self.delivered_from:
            domain &= Domain("date", ">=", self._moment(self.delivered_from))
        if self.delivered_to:
            domain &= Domain("date", "<", self._moment(fields.Date.add(self.delivered_to, days=1)))
        return domain

    def _moment(self, day):
        """When that day begins where the company is, as the database keeps moments."""
        zone = pytz.timezone(self.company_id.partner_id.tz or self.env.user.tz or "UTC")
        return zone.localize(datetime.combine(day, time.min)).astimezone(pytz.utc).replace(tzinfo=None)

    def _stock_domain(self) -> Domain:
        """What lies in our own places of it: of a lot its pieces, without one all of the product."""
        lot = Domain("lot_id", "=", self.lot_id.id) if self.lot_id else Domain.TRUE
        return lot & Domain(
            [
                ("product_id", "=", self.product_id.id),
                ("company_id", "child_of", self.company_id.id),
                ("location_id.usage", "in", ("internal", "transit")),
                ("quantity", "!=", 0),
            ]
        )

    def _holding(self, companies, products):
        """The items of running recalls that hold goods of these products in these companies; one query."""
        return self.sudo().search(
            [
                ("product_id", "in", products.ids),
                ("is_held", "=", True),
                ("company_id", "in", companies.sudo().parent_ids.ids),
                ("recall_id.state", "=", "approved"),
                ("recall_id.is_exercise", "=", False),
            ]
        )

    def _hold(self, product, lot):
        """Those of these items that hold this lot; an item without a lot holds all of its product."""
        return self.filtered(lambda item: item.product_id == product and item.lot_id in (lot, item.lot_id.browse()))

    def _holds_now(self):
        """Whether the recall of this item runs and keeps its goods from leaving."""
        recall = self.recall_id
        return self.is_held and recall.state == "approved" and not recall.is_exercise
