# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.portal_request import COLLECT, SHIP
from ..lifecycle.engine import unlocked

WAYS = [(SHIP, "Customer Ships"), (COLLECT, "We Collect")]
FREIGHT_WISHES = [("asked", "Asked For"), ("granted", "Granted"), ("declined", "Not Granted")]


class AfterSalesReturn(models.Model):
    """How goods travel back, and whether freight is asked back: what the customer wishes, and what the house decides.

    A wish is kept as it was said and has no effect; whoever deals with the request decides (checklist B22).
    """

    _inherit = "after_sales.return"

    wished_transport = fields.Selection(WAYS, "Customer Wishes", readonly=True, copy=False)
    wished_carrier = fields.Char("His Carrier", readonly=True, copy=False)
    wished_tracking = fields.Char("His Tracking Number", readonly=True, copy=False)
    is_freight_wished = fields.Boolean("Asks for Freight", readonly=True, copy=False)
    freight_wish = fields.Selection(FREIGHT_WISHES, "Freight Asked Back", compute="_compute_freight_wish")
    transport = fields.Selection(
        WAYS, "Goods Travel", copy=False, tracking=True, help="Decided by us; told to the customer on his page."
    )
    carrier = fields.Char(copy=False)
    tracking_number = fields.Char("Tracking Number", copy=False)
    has_open_wish = fields.Boolean(compute="_compute_has_open_wish")

    @api.depends("is_freight_wished", "freight_ids", "state")
    def _compute_freight_wish(self):
        for document in self:
            answer = "granted" if document.freight_ids else "asked" if document.state == "draft" else "declined"
            document.freight_wish = answer if document.is_freight_wished else False

    @api.depends("state", "wished_transport", "transport", "freight_wish")
    def _compute_has_open_wish(self):
        for document in self:
            is_undecided = document.wished_transport and not document.transport
            document.has_open_wish = document.state == "draft" and (is_undecided or document.freight_wish == "asked")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *("wished_transport", "wished_carrier", "wished_tracking", "is_freight_wished"),
        }

    def action_take_wishes(self):
        """Decide as the customer wishes: how the goods travel, and the freight, as far as it is open."""
        self._refuse_without_right("submit")
        for document in self:
            document.write(
                {
                    "transport": document.wished_transport or document.transport,
                    "carrier": document.wished_carrier or document.carrier,
                    "tracking_number": document.wished_tracking or document.tracking_number,
                }
            )
            if document.is_freight_wished:
                document._take_freight()

    def _note_wishes(self, asked):
        """Keep what the customer said of transport and freight, as he said it."""
        unlocked(self).write(
            {
                "wished_transport": asked.transport,
                "wished_carrier": asked.carrier,
                "wished_tracking": asked.tracking,
                "is_freight_wished": asked.wants_freight and self._may_ask_freight(asked.order.sudo()),
            }
        )

    @api.model
    def _may_ask_freight(self, order) -> bool:
        """Whether the company lets customers ask for freight, and this order has some that is open."""
        company = order.sudo().company_id
        return bool(company.after_sales_customers_ask_freight and self.sudo()._open_freight_of(order.sudo()))

    def _told_transport(self) -> tuple:
        """How the goods travel, for the customer: (label, carrier, tracking number, whether it is decided)."""
        self.ensure_one()
        labels = dict(self._fields["transport"]._description_selection(self.env))
        if self.transport:
            return labels[self.transport], self.carrier, self.tracking_number, True
        return labels.get(self.wished_transport, ""), self.wished_carrier, self.wished_tracking, False

    def _is_collected(self) -> bool:
        return self.transport == COLLECT
