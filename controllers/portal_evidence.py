# Part of after_sales. LGPL-3.
from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import request

from .portal_documents import PortalDocuments


class PortalEvidence(PortalDocuments):
    """The customer signs a certificate, or sends in the stamped copy (R6.02, R6.03)."""

    @http.route(
        "/my/<any(returns,allowances):kind>/<int:document_id>/sign", type="jsonrpc", auth="public", website=True
    )
    def portal_sign(self, kind, document_id, access_token=None, name=None, signature=None):
        token = access_token or request.httprequest.args.get("access_token")
        document = self._document_to_prove(kind, document_id, token)
        if not document:
            return {"error": request.env._("This page is not yours to sign.")}
        try:
            document._sign_in_portal(name, signature)
        except UserError as refused:
            return {"error": str(refused)}
        return {"force_refresh": True, "redirect_url": document.get_portal_url(query_string="&signed=1")}

    @http.route(
        "/my/<any(returns,allowances):kind>/<int:document_id>/proof",
        type="http",
        auth="public",
        website=True,
        methods=["POST"],
    )
    def portal_send_proof(self, kind, document_id, access_token=None, paper=None, **_post):
        document = self._document_to_prove(kind, document_id, access_token)
        if not document:
            return request.redirect("/my")
        try:
            document._send_in_portal(paper, list(self._sent_files()))
        except UserError as refused:
            values = self._prepare_portal_layout_values() | {
                "document": document,
                "refusals": str(refused).splitlines(),
                "page_name": "",
            }
            return request.render("after_sales.portal_evidence_refused", values, status=422)
        return request.redirect(document.get_portal_url(query_string="&sent=1"))

    def _document_to_prove(self, kind, document_id, access_token):
        """The document as the superuser for its customer; a colleague who looks at the page needs the right to change it."""
        document = self._document_of_visitor(kind, document_id, access_token)
        if document and request.env.user._is_internal():
            try:
                document.sudo(False).check_access("write")
            except AccessError:
                return document.browse()
        return document
