# Part of after_sales. LGPL-3.
from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..rules.portal_request import MOST_WORDS
from .portal_documents import PortalDocuments


class PortalReplies(PortalDocuments):
    """The page of a reply: the customer reads it with what is enclosed, and accepts, signs or refuses it (R4.42)."""

    @http.route("/my/complaints/replies/<int:reply_id>", type="http", auth="public", website=True, methods=["GET"])
    def portal_reply_page(self, reply_id, access_token=None, **options):
        reply = self._document_of_visitor("replies", reply_id, access_token)
        return self._render_reply(reply, answered=options.get("answered")) if reply else request.redirect("/my")

    @http.route(
        "/my/complaints/replies/<int:reply_id>/<any(accept,refuse):answer>",
        type="http",
        auth="public",
        website=True,
        methods=["POST"],
    )
    def portal_reply_answer(self, reply_id, answer, access_token=None, **post):
        reply = self._reply_to_answer(reply_id, access_token)
        if not reply:
            return request.redirect("/my")
        words = (post.get("words") or "").strip()
        try:
            if answer == "accept":
                reply._accept_in_portal()
            else:
                reply._refuse_in_portal(words)
        except UserError as refused:
            return self._render_reply(reply, refusals=str(refused).splitlines(), words=words)
        return request.redirect(reply.get_portal_url(query_string="&answered=1"))

    @http.route("/my/complaints/replies/<int:reply_id>/sign", type="jsonrpc", auth="public", website=True)
    def portal_reply_sign(self, reply_id, access_token=None, name=None, signature=None):
        reply = self._reply_to_answer(reply_id, access_token or request.httprequest.args.get("access_token"))
        if not reply:
            return {"error": request.env._("This page is not yours to sign.")}
        try:
            reply._accept_in_portal(name, signature)
        except UserError as refused:
            return {"error": str(refused)}
        return {"force_refresh": True, "redirect_url": reply.get_portal_url(query_string="&answered=1")}

    @http.route(
        "/my/complaints/replies/<int:reply_id>/files/<int:file_id>", type="http", auth="public", methods=["GET"]
    )
    def portal_reply_file(self, reply_id, file_id, access_token=None, **_options):
        """One of the files enclosed with the reply, and no other."""
        reply = self._document_of_visitor("replies", reply_id, access_token)
        file = reply.attachment_ids.filtered(lambda each: each.id == file_id)
        if not file:
            raise NotFound
        return request.env["ir.binary"]._get_stream_from(file).get_response(as_attachment=True)

    def _reply_to_answer(self, reply_id, access_token):
        """The reply for its customer; colleagues note what he says with the buttons of the reply, in their own name."""
        reply = self._document_of_visitor("replies", reply_id, access_token)
        return reply.browse() if request.env.user._is_internal() else reply

    def _render_reply(self, reply, answered=None, refusals=(), words=""):
        # The page's own links carry the token; a customer who is logged in gets it with his page.
        token = reply._portal_ensure_token()
        values = {
            "page_name": "complaint_reply",
            "document": reply,
            "is_answered_now": bool(answered),
            "refusals": refusals,
            "words": words,
            "most_words": MOST_WORDS,
        }
        values = self._get_page_view_values(reply, token, values, "my_replies_history", False)
        return request.render("after_sales.portal_reply_page", values, status=422 if refusals else 200)
