# Part of after_sales. LGPL-3.
from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import pager

from .portal_documents import PortalDocuments

CERTIFICATE = "after_sales.after_sales_allowance_report_certificate"


class PortalAllowances(PortalDocuments):
    """A customer's allowances: the list, the page of one, its certificate (R6.02)."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "allowance_count" in counters:
            values["allowance_count"] = self._allowances().search_count(self._own_allowances_domain())
        return values

    @http.route(
        ["/my/allowances", "/my/allowances/page/<int:page>"], type="http", auth="user", website=True, methods=["GET"]
    )
    def portal_my_allowances(self, page=1, **_asked):
        domain = self._own_allowances_domain()
        pages = pager("/my/allowances", self._allowances().search_count(domain), page, self._items_per_page)
        documents = self._allowances().search(
            domain, order="id desc", limit=self._items_per_page, offset=pages["offset"]
        )
        request.session["my_allowances_history"] = documents.ids[:100]
        values = self._prepare_portal_layout_values() | {
            "page_name": "allowance",
            "default_url": "/my/allowances",
            "allowances": documents,
            "pager": pages,
        }
        return request.render("after_sales.portal_my_allowances", values)

    @http.route("/my/allowances/<int:document_id>", type="http", auth="public", website=True, methods=["GET"])
    def portal_allowance_page(self, document_id, access_token=None, **options):
        document = self._document_of_visitor("allowances", document_id, access_token)
        if not document:
            return request.redirect("/my")
        # The chatter shows what it may to whoever has the token; a customer who is logged in gets it with his page.
        token = document._portal_ensure_token()
        values = {"page_name": "allowance", "document": document, **self._task_values(**options)}
        values = self._get_page_view_values(document, token, values, "my_allowances_history", False)
        return request.render("after_sales.portal_allowance_page", values)

    @http.route("/my/allowances/<int:document_id>/certificate", type="http", auth="public", methods=["GET"])
    def portal_allowance_certificate(self, document_id, access_token=None, **_options):
        document = self._document_of_visitor("allowances", document_id, access_token)
        return self._show_paper(document, "certificate", CERTIFICATE)

    def _allowances(self):
        # The rule that replaces the missing access right stands in ``_own_allowances_domain``.
        return request.env["after_sales.allowance"].sudo()

    def _own_allowances_domain(self):
        return self._allowances()._portal_domain(request.env.user.partner_id)
