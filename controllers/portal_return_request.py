# Part of after_sales. LGPL-3.
from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..models.returns.after_sales_return_request import Request
from ..rules.portal_request import COLLECT, MOST_BYTES, MOST_FILES, MOST_WORDS, Wish
from .portal_documents import PortalDocuments

#: Fields of the form that say how much of which item: ``quantity-<delivery line>-<lot or 0>``.
QUANTITY = "quantity-"


class PortalReturnRequest(PortalDocuments):
    """A customer asks for a return of one of his orders.

    No record is looked up by a number that he sends, save the order, among his own. Items and reasons that he names
    are compared with those that the form offered.
    """

    @http.route("/my/returns/new", type="http", auth="user", website=True, methods=["GET"])
    def portal_return_form(self, order=None, **_options):
        found = self._order_of_customer(order)
        return self._render_form(found) if found else request.redirect("/my/orders")

    @http.route("/my/returns/new", type="http", auth="user", website=True, methods=["POST"])
    def portal_return_ask(self, order=None, **post):
        found = self._order_of_customer(order)
        if not found:
            return request.redirect("/my/orders")
        try:
            document = request.env["after_sales.return"]._request_in_portal(self._request(found, post))
        except UserError as refused:
            return self._render_form(found, post, str(refused).splitlines())
        return request.redirect(f"/my/returns/{document.id}?asked=1")

    def _request(self, order, post):
        reasons = request.env["after_sales.return"]._reasons_for_customers(order.company_id)
        return Request(
            order=order,
            wishes=list(self._wishes(post)),
            reason=reasons.filtered(lambda reason: str(reason.id) == post.get("reason")),
            words=(post.get("words") or "").strip(),
            files=list(self._sent_files()),
            **self._transport(post),
        )

    def _transport(self, post):
        """How the goods are to travel, in his words; whether freight may be asked for is decided where it is kept."""
        told = {} if post.get("transport") == COLLECT else post
        return {
            "transport": (post.get("transport") or "").strip(),
            "carrier": (told.get("carrier") or "").strip(),
            "tracking": (told.get("tracking") or "").strip(),
            "wants_freight": bool(post.get("freight")),
        }

    def _wishes(self, post):
        for name, value in post.items():
            if name.startswith(QUANTITY) and str(value).strip() not in ("", "0"):
                yield Wish(self._item_of(name, QUANTITY), self._quantity_of(value))

    def _render_form(self, order, post=None, refusals=()):
        returns = request.env["after_sales.return"]
        values = self._prepare_portal_layout_values() | {
            "page_name": "return_request",
            "order": order,
            "items": returns._requestable(order),
            "reasons": returns._reasons_for_customers(order.company_id),
            "may_ask_freight": returns._may_ask_freight(order),
            "most_words": MOST_WORDS,
            "most_files": MOST_FILES,
            "most_megabytes": MOST_BYTES // 1024 // 1024,
            "post": post or {},
            "refusals": refusals,
        }
        return request.render("after_sales.portal_return_request", values, status=422 if refusals else 200)
