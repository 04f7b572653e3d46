# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import api, models
from odoo.fields import Command
from odoo.tools import plaintext2html

from ...rules import portal_request
from ...rules.reason import reason
from ..claims import claim
from ..exact import exact

ACTIVITY = "after_sales.mail_activity_type_portal_request"


class Request(NamedTuple):
    """What a customer filled in: wishes of the rule, the reason chosen, his words, and files as (name, content, kind).

    How the goods travel and whether he asks for freight are wishes as well: kept as he said them.
    """

    order: object
    wishes: list
    reason: object
    words: str
    files: list
    transport: str = ""
    carrier: str = ""
    tracking: str = ""
    wants_freight: bool = False


class AfterSalesReturn(models.Model):
    """A return that the customer asks for himself: it becomes a draft, which people look at before they submit it."""

    _inherit = "after_sales.return"

    @api.model
    def _requestable(self, order) -> dict:
        """What of this order may be asked for: {(delivery line, lot or False): Offered}, in the unit it comes back in."""
        moves = order.sudo().order_line.move_ids._after_sales_returnable_moves()
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        asked = self._open_requests_of(moves)
        return {
            key: self._offered(*key, item, asked.get(key, "")) for key, item in items.items() if item.delivered
        }

    def _offered(self, move_id, lot_id, item, open_request):
        move, lot = self.env["stock.move"].sudo().browse(move_id), self.env["stock.lot"].sudo().browse(lot_id)
        unit, product = move._after_sales_unit(), move.product_id
        left = product.uom_id._compute_quantity(float(item.returnable), unit, rounding_method="DOWN")
        name = " · ".join(part for part in (product.display_name, lot.name) if part)
        return portal_request.Offered(name, unit.name, exact(left), open_request)

    def _open_requests_of(self, moves) -> dict:
        """The items of requests that nobody has submitted yet: drafts claim nothing, and a customer may send them twice."""
        lines = (
            self.env["after_sales.return.line"]
            .sudo()
            .search([("move_id", "in", moves.ids), ("state", "=", "draft"), ("return_id.origin", "=", "portal")])
        )
        return {line._item(): line.return_id.name for line in lines}

    @api.model
    def _reasons_for_customers(self, company):
        """What a customer may choose as a reason."""
        domain = [("is_for_customers", "=", True), ("company_id", "in", (company.id, False))]
        return self.env["after_sales.reason"].sudo().search(domain)

    @api.model
    def _request_in_portal(self, asked: Request):
        """Write down what the user of the portal asks for; ``UserError`` tells all that speaks against it at once.

        The caller has made sure that the order is one of his.
        """
        order = asked.order.sudo()
        # Two requests for the same goods, however simultaneous, collide: the second one starts anew and sees the first.
        claim(order.order_line.move_ids._after_sales_returnable_moves())
        self._raise_all(self._get_request_blockers(asked))
        # Portal users have no rights on returns. What is written is made here, of the customer's own deliveries only.
        document = self.sudo().with_context(mail_create_nosubscribe=True).create(self._prepare_request_vals(asked))
        document._note_origin("portal")
        document._note_wishes(asked)
        document._post_request(asked)
        document._schedule_request()
        document._tell("registered")
        return document

    def _get_request_blockers(self, asked):
        offered = self._requestable(asked.order)
        yield from portal_request.check(asked.wishes, offered, has_reason=bool(asked.reason), words=asked.words)
        yield from portal_request.check_transport(asked.transport, (asked.carrier, asked.tracking))
        yield from portal_request.check_files(
            portal_request.Upload(name, len(content), kind) for name, content, kind in asked.files
        )
        if asked.reason and asked.reason not in self._reasons_for_customers(asked.order.company_id):
            yield reason("request_without_reason")

    def _prepare_request_vals(self, asked) -> dict:
        order = asked.order.sudo()
        return {
            "partner_id": self.env.user.partner_id.id,
            "company_id": order.company_id.id,
            "user_id": self._request_responsible(order).id,
            "reason_id": asked.reason.id,
            "note": plaintext2html(asked.words) if asked.words else False,
            "line_ids": [
                Command.create({"move_id": move_id, "lot_id": lot_id, "quantity": float(quantity)})
                for (move_id, lot_id), quantity in asked.wishes
            ],
        }

    def _request_responsible(self, order):
        """Who looks at it: the salesperson of the order, else the customer's, else somebody who issues returns."""
        known = order.user_id | order.partner_id.commercial_partner_id.user_id
        mine = known.filtered(lambda user: user.active and order.company_id in user.company_ids)
        groups = self.env["res.groups"].union(*map(self.env.ref, self._event_groups["submit"])).sudo()
        issuers = groups.all_user_ids.filtered(lambda user: user.active and order.company_id in user.company_ids)
        return ((mine & issuers) or issuers.sorted("id") or mine)[:1]

    def _post_request(self, asked):
        attachments = self.env["ir.attachment"].create(
            [
                # Odoo takes into a message what was uploaded for one.
                {"name": name, "raw": content, "mimetype": kind, "res_model": "mail.compose.message", "res_id": 0}
                for name, content, kind in asked.files
            ]
        )
        self.message_post(
            body=plaintext2html(asked.words) if asked.words else self.env._("A return is asked for."),
            author_id=self.env.user.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachment_ids=attachments.ids,
        )

    def _schedule_request(self):
        if self.user_id:
            self.activity_schedule(
                ACTIVITY,
                summary=self.env._("The customer asks for this return: check it, then submit or cancel it"),
                user_id=self.user_id.id,
            )

    def _after_submit(self):
        super()._after_submit()
        self._close_request()

    def _after_cancel(self):
        super()._after_cancel()
        self._close_request()

    def _close_request(self):
        """Somebody has dealt with what the customer asked for."""
        asked = self.sudo().filtered(lambda document: document.origin == "portal")
        if asked:
            asked.activity_feedback([ACTIVITY])
