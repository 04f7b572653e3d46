# Part of after_sales. LGPL-3.
from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from ..models.case.after_sales_case_report_intake import Complaint
from ..rules.portal_complaint import Affected
from ..rules.portal_request import MOST_BYTES, MOST_FILES, MOST_WORDS
from .portal_documents import PortalDocuments

#: Fields of the form, of each item: ``quantity-<delivery line>-<lot or 0>`` and ``unknown-<delivery line>-<lot or 0>``.
QUANTITY, UNKNOWN = "quantity-", "unknown-"
#: How many orders are offered to choose from.
MOST_ORDERS = 40
LONGEST_SEARCH = 100


class PortalComplaintRequest(PortalDocuments):
    """A customer reports a complaint about one of his orders.

    No record is looked up by a number that he sends, save the order, among his own. Items and faults that he names are
    compared with those that the form offered.
    """

    @http.route("/my/complaints/new", type="http", auth="user", website=True, methods=["GET"])
    def portal_complaint_form(self, order=None, search=None, **_options):
        if order:
            found = self._order_of_customer(order)
            return self._render_complaint(found) if found else request.redirect("/my/complaints/new")
        term = (search or "").strip()[:LONGEST_SEARCH]
        values = self._prepare_portal_layout_values() | {
            "page_name": "complaint_request",
            "orders": self._orders_to_complain_of(term),
            "search": term,
        }
        return request.render("after_sales.portal_complaint_orders", values)

    @http.route("/my/complaints/new", type="http", auth="user", website=True, methods=["POST"])
    def portal_complaint_send(self, order=None, **post):
        found = self._order_of_customer(order)
        if not found:
            return request.redirect("/my/complaints/new")
        try:
            report = request.env["after_sales.case.report"]._report_in_portal(self._complaint(found, post))
        except UserError as refused:
            return self._render_complaint(found, post, str(refused).splitlines())
        return request.redirect(f"/my/complaints/{report.id}?reported=1")

    def _orders_to_complain_of(self, term):
        """The customer's newest orders, delivered or late, or those that fit what he looks for."""
        domain = self._orders_domain()
        if term:
            names = ("name", "client_order_ref", "picking_ids.name", "order_line.product_id", "picking_ids.move_line_ids.lot_id")
            domain &= Domain.OR(Domain(name, "ilike", term) for name in names)
        return request.env["sale.order"].sudo().search(domain, order="date_order desc, id desc", limit=MOST_ORDERS)

    def _complaint(self, order, post):
        faults = request.env["after_sales.case.report"]._faults_for_customers(order.company_id)
        return Complaint(
            order=order,
            affected=list(self._affected(post)),
            category=post.get("category") or "",
            fault=faults.filtered(lambda fault: str(fault.id) == post.get("fault")),
            words=(post.get("words") or "").strip(),
            files=list(self._sent_files()),
        )

    def _affected(self, post):
        unknown = {name.removeprefix(UNKNOWN) for name in post if name.startswith(UNKNOWN)}
        for key in sorted(unknown):
            yield Affected(self._item_of(key, ""), None, is_unknown=True)
        for name, value in post.items():
            key = name.removeprefix(QUANTITY)
            if name.startswith(QUANTITY) and key not in unknown and str(value).strip() not in ("", "0"):
                yield Affected(self._item_of(key, ""), self._quantity_of(value))

    def _render_complaint(self, order, post=None, refusals=()):
        reports = request.env["after_sales.case.report"]
        values = self._prepare_portal_layout_values() | {
            "page_name": "complaint_request",
            "order": order,
            "items": reports._reportable(order),
            "categories": reports._categories_for_customers(),
            "faults": reports._faults_for_customers(order.company_id),
            "most_words": MOST_WORDS,
            "most_files": MOST_FILES,
            "most_megabytes": MOST_BYTES // 1024 // 1024,
            "post": post or {},
            "refusals": refusals,
        }
        return request.render("after_sales.portal_complaint_request", values, status=422 if refusals else 200)
