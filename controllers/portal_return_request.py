# Part of after_sales. LGPL-3.
from decimal import Decimal, InvalidOperation

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from ..models.returns.after_sales_return_request import Request
from ..rules.portal_request import MOST_BYTES, MOST_FILES, MOST_WORDS, Wish
from .portal_documents import PortalDocuments

#: Fields of the form that say how much of which item: ``quantity-<delivery line>-<lot or 0>``.
QUANTITY = "quantity-"
#: What PostgreSQL takes for a record's number, in digits.
LONGEST_NUMBER = 9
LARGEST_QUANTITY = 10**9


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

    def _order_of_customer(self, order):
        """The confirmed order of that number, if it is one of the customer's; else nothing."""
        if not str(order or "").isdecimal() or len(order) > LONGEST_NUMBER:
            return None
        partner = request.env.user.partner_id.commercial_partner_id
        domain = Domain("id", "=", int(order)) & Domain("partner_id", "child_of", partner.id) & Domain("state", "=", "sale")
        # Portal users may not read the deliveries of their orders, so the order goes on without rights, once found.
        return request.env["sale.order"].sudo().search(domain, limit=1)

    def _request(self, order, post):
        reasons = request.env["after_sales.return"]._reasons_for_customers(order.company_id)
        return Request(
            order=order,
            wishes=list(self._wishes(post)),
            reason=reasons.filtered(lambda reason: str(reason.id) == post.get("reason")),
            words=(post.get("words") or "").strip(),
            files=list(self._sent_files()),
        )

    def _wishes(self, post):
        for name, value in post.items():
            if name.startswith(QUANTITY) and str(value).strip() not in ("", "0"):
                yield Wish(self._item(name), self._quantity(value))

    def _item(self, name):
        move, _dash, lot = name.removeprefix(QUANTITY).partition("-")
        return (int(move), int(lot) or False) if move.isdecimal() and lot.isdecimal() else name

    def _quantity(self, value):
        try:
            quantity = Decimal(str(value).strip().replace(",", "."))
        except InvalidOperation:
            return None
        if not quantity.is_finite() or abs(quantity) > LARGEST_QUANTITY:
            return None
        digits = request.env["decimal.precision"].precision_get("Product Unit")
        return quantity if quantity == round(quantity, digits) else None

    def _render_form(self, order, post=None, refusals=()):
        returns = request.env["after_sales.return"]
        values = self._prepare_portal_layout_values() | {
            "page_name": "return_request",
            "order": order,
            "items": returns._requestable(order),
            "reasons": returns._reasons_for_customers(order.company_id),
            "most_words": MOST_WORDS,
            "most_files": MOST_FILES,
            "most_megabytes": MOST_BYTES // 1024 // 1024,
            "post": post or {},
            "refusals": refusals,
        }
        return request.render("after_sales.portal_return_request", values, status=422 if refusals else 200)
