# Part of after_sales. LGPL-3.
from werkzeug.exceptions import NotFound

from odoo.http import content_disposition, request
from odoo.tools import consteq
from odoo.tools.mimetypes import guess_mimetype

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..rules.portal_request import MOST_BYTES, MOST_FILES

#: Word in the address -> what it is about.
MODELS = {"returns": "after_sales.return", "allowances": "after_sales.allowance"}


class PortalDocuments(CustomerPortal):
    """How a document is found for a visitor of the portal, and how he gets its papers.

    Portal users have no right on the models, so that nothing of them can be read over RPC. Each route finds the document
    among those of the customer, or by its token, before it takes a step as the superuser.
    """

    def _document_of_visitor(self, kind, document_id, access_token=None):
        """The document, if it is the visitor's, he brings its token, or he works here and may read it; else nothing."""
        # The rule that replaces the missing access right stands here.
        model = request.env[MODELS[kind]].sudo()
        document = model.browse(document_id).exists()
        user = request.env.user
        has_token = bool(access_token and document.access_token and consteq(document.access_token, access_token))
        is_known = has_token and document.filtered_domain(document._portal_known())
        is_own = bool(document and not user._is_public() and document._belongs_to(user.partner_id))
        is_colleague = bool(document and user._is_internal() and document.sudo(False).has_access("read"))
        return document if is_known or is_own or is_colleague else model

    def _show_paper(self, document, form, report):
        if not document or form not in dict(document._portal_papers()):
            raise NotFound
        response = self._show_report(document, "pdf", report)
        name = f"{document._print_file_name(form)}.pdf"
        response.headers["Content-Disposition"] = content_disposition(name, disposition_type="inline")
        return response

    def _task_values(self, **options):
        """What the page says of what the customer has just done."""
        return {
            "is_signed_now": bool(options.get("signed")),
            "is_sent_now": bool(options.get("sent")),
            "most_files": MOST_FILES,
            "most_megabytes": MOST_BYTES // 1024 // 1024,
        }

    def _sent_files(self):
        """(name, content, kind) of what was sent; the kind is read from the content. No more is read than is judged."""
        sent = [file for file in request.httprequest.files.getlist("files") if file.filename]
        for file in sent[: MOST_FILES + 1]:
            content = file.read(MOST_BYTES + 1)
            yield file.filename[-100:], content, guess_mimetype(content)
