# Part of after_sales. LGPL-3.
from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import pager

from .portal_documents import PortalDocuments


class PortalComplaints(PortalDocuments):
    """What a customer reported himself: the list, and the page of one. The case behind it has no page (R4.44)."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "complaint_count" in counters:
            values["complaint_count"] = self._reports().search_count(self._own_reports_domain())
        return values

    @http.route(
        ["/my/complaints", "/my/complaints/page/<int:page>"], type="http", auth="user", website=True, methods=["GET"]
    )
    def portal_my_complaints(self, page=1, **_asked):
        domain = self._own_reports_domain()
        pages = pager("/my/complaints", self._reports().search_count(domain), page, self._items_per_page)
        reports = self._reports().search(domain, limit=self._items_per_page, offset=pages["offset"])
        request.session["my_complaints_history"] = reports.ids[:100]
        values = self._prepare_portal_layout_values() | {
            "page_name": "complaint",
            "default_url": "/my/complaints",
            "reports": reports,
            "waiting_replies": self._waiting_replies(),
            "pager": pages,
        }
        return request.render("after_sales.portal_my_complaints", values)

    @http.route("/my/complaints/<int:report_id>", type="http", auth="public", website=True, methods=["GET"])
    def portal_complaint_page(self, report_id, access_token=None, **options):
        report = self._document_of_visitor("complaints", report_id, access_token)
        if not report:
            return request.redirect("/my")
        values = {
            "page_name": "complaint",
            "document": report,
            "replies": self._replies_shown(report, access_token),
            "is_reported_now": bool(options.get("reported")),
        }
        values = self._get_page_view_values(report, access_token, values, "my_complaints_history", False)
        return request.render("after_sales.portal_complaint_page", values)

    def _reports(self):
        # The rule that replaces the missing access right stands in ``_own_reports_domain`` and ``_document_of_visitor``.
        return request.env["after_sales.case.report"].sudo()

    def _own_reports_domain(self):
        return self._reports()._portal_domain(request.env.user.partner_id)

    def _replies_shown(self, report, access_token):
        """(reply, may be opened): who has but the token of the report sees that he was answered, and logs in to read."""
        user = request.env.user
        return [
            (reply, bool(not user._is_public() and (reply._belongs_to(user.partner_id) or user._is_internal())))
            for reply in report._replies()
        ]

    def _waiting_replies(self):
        """Answers that wait for a word of the customer, also to complaints that he made by telephone."""
        replies = request.env["after_sales.case.reply"].sudo()
        domain = replies._portal_domain(request.env.user.partner_id)
        found = replies.search([*domain, ("state", "=", "sent")], limit=self._items_per_page)
        return found.filtered(lambda reply: reply._portal_waits_for_answer())
