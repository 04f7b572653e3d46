# Part of after_sales. LGPL-3.
from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..rules.portal_request import MOST_WORDS
from ..rules.recall import Answer
from .portal_documents import PortalDocuments

FIGURES = ("has", "used", "sold", "disposed")


class PortalRecalls(PortalDocuments):
    """What we call back from a customer: he reads it and says what became of his pieces (R10.07)."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "recall_count" in counters:
            values["recall_count"] = self._recalls().search_count(self._own_recalls_domain())
        return values

    @http.route("/my/recalls", type="http", auth="user", website=True, methods=["GET"])
    def portal_my_recalls(self, **_options):
        recalls = self._recalls().search(self._own_recalls_domain(), order="id desc")
        values = {"page_name": "recall", "recalls": recalls, "default_url": "/my/recalls"}
        return request.render("after_sales.portal_my_recalls", self._prepare_portal_layout_values() | values)

    @http.route("/my/recalls/<int:customer_id>", type="http", auth="public", website=True, methods=["GET"])
    def portal_recall_page(self, customer_id, access_token=None, **options):
        customer = self._document_of_visitor("recalls", customer_id, access_token)
        return self._render_recall(customer, answered=options.get("answered")) if customer else request.redirect("/my")

    @http.route("/my/recalls/<int:customer_id>/answer", type="http", auth="public", website=True, methods=["POST"])
    def portal_recall_answer(self, customer_id, access_token=None, **post):
        customer = self._document_of_visitor("recalls", customer_id, access_token)
        # Colleagues note what a customer says with the buttons of the recall, in their own name.
        if not customer or request.env.user._is_internal():
            return request.redirect("/my")
        answers = {line.id: self._answer_of(line, post) for line in customer.line_ids}
        who = customer.partner_id.name if request.env.user._is_public() else request.env.user.name
        try:
            customer._answer_in_portal(answers, (post.get("words") or "").strip(), who)
        except UserError as refused:
            return self._render_recall(customer, refusals=str(refused).splitlines(), typed=post)
        return request.redirect(customer.get_portal_url(query_string="&answered=1"))

    def _answer_of(self, line, post):
        """The figures typed for one delivery, or nothing where one is no number; and to whom pieces were sold on."""
        figures = [self._quantity_of(post.get(f"{name}_{line.id}") or "0") for name in FIGURES]
        return None if None in figures else Answer(*figures), (post.get(f"sold_to_{line.id}") or "").strip()

    def _render_recall(self, customer, answered=None, refusals=(), typed=None):
        # The page's own links carry the token; a customer who is logged in gets it with his page.
        token = customer._portal_ensure_token()
        values = {
            "page_name": "recall",
            "document": customer,
            "is_answered_now": bool(answered),
            "refusals": refusals,
            "typed": typed or {},
            "most_words": MOST_WORDS,
        }
        values = self._get_page_view_values(customer, token, values, "my_recalls_history", False)
        return request.render("after_sales.portal_recall_page", values, status=422 if refusals else 200)

    def _recalls(self):
        # The rule that replaces the missing access right stands in ``_own_recalls_domain`` and ``_document_of_visitor``.
        return request.env["after_sales.recall.customer"].sudo()

    def _own_recalls_domain(self):
        return self._recalls()._portal_domain(request.env.user.partner_id)
