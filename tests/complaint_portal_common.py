# Part of after_sales. LGPL-3.
"""Rosa reports complaints by hand, and gets answers that she may read in the portal."""

from odoo.http import Request

from .case_common import CaseCommon
from .portal_common import PortalCommon


class ComplaintPortalCommon(PortalCommon, CaseCommon):
    """Rosa and Ivan with a login each, and the units that work on cases."""

    def reported(self, quantities, order=None, files=(), **values):
        """Send the form: ``quantities`` by the name of the field."""
        data = {
            "csrf_token": Request.csrf_token(self),
            "order": (order or self.order).id,
            "category": "quality",
            "fault": self.reason.id,
            "words": "It leaks.",
            **quantities,
            **values,
        }
        sent = [("files", file) for file in files]
        return self.url_open("/my/complaints/new", data=data, files=sent or None, allow_redirects=False)

    def reports(self):
        return self.env["after_sales.case.report"].search([("company_id", "=", self.company.id)])

    def unknown(self, delivery):
        return self.key(delivery).replace("quantity-", "unknown-")

    def a_reply(self, case, **values):
        action = case.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        reply = replies.create({"body": "<p>We are sorry.</p>", "way": "portal", **values})
        return reply

    def a_sent_reply(self, case=None, **values):
        reply = self.a_reply(case or self.an_accepted_case(), **values)
        reply.action_send()
        return reply

    def answered(self, reply, answer, token=None, **values):
        data = {"csrf_token": Request.csrf_token(self), **values}
        query = f"?access_token={token}" if token is not None else ""
        return self.url_open(
            f"/my/complaints/replies/{reply.id}/{answer}{query}", data=data, allow_redirects=False
        )
