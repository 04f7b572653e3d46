# Part of after_sales. LGPL-3.
from decimal import Decimal, InvalidOperation

from werkzeug.exceptions import NotFound

from odoo.fields import Domain
from odoo.http import content_disposition, request
from odoo.tools import consteq
from odoo.tools.mimetypes import guess_mimetype

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..rules.portal_request import MOST_BYTES, MOST_FILES

#: What PostgreSQL takes for a record's number, in digits.
LONGEST_NUMBER = 9
LARGEST_QUANTITY = 10**9
#: Word in the address -> what it is about.
MODELS = {
    "returns": "after_sales.return",
    "allowances": "after_sales.allowance",
    "complaints": "after_sales.case.report",
    "replies": "after_sales.case.reply",
    "recalls": "after_sales.recall.customer",
}


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

    def _order_of_customer(self, order):
        """The confirmed order of that number, if it is one of the customer's; else nothing."""
        if not str(order or "").isdecimal() or len(order) > LONGEST_NUMBER:
            return None
        domain = self._orders_domain() & Domain("id", "=", int(order))
        # Portal users may not read the deliveries of their orders, so the order goes on without rights, once found.
        return request.env["sale.order"].sudo().search(domain, limit=1)

    def _orders_domain(self):
        """The confirmed orders of the customer's company."""
        partner = request.env.user.partner_id.commercial_partner_id
        return Domain("partner_id", "child_of", partner.id) & Domain("state", "=", "sale")

    def _item_of(self, name, prefix):
        """(delivery line, lot or False) of a field of the form, or the name itself, which nothing on offer is called."""
        move, _dash, lot = name.removeprefix(prefix).partition("-")
        return (int(move), int(lot) or False) if move.isdecimal() and lot.isdecimal() else name

    def _quantity_of(self, value):
        """The quantity that was typed, or None if it is no number that the unit can take."""
        try:
            quantity = Decimal(str(value).strip().replace(",", "."))
        except InvalidOperation:
            return None
        if not quantity.is_finite() or abs(quantity) > LARGEST_QUANTITY:
            return None
        digits = request.env["decimal.precision"].precision_get("Product Unit")
        return quantity if quantity == round(quantity, digits) else None

    def _sent_files(self):
        """(name, content, kind) of what was sent; the kind is read from the content. No more is read than is judged."""
        sent = [file for file in request.httprequest.files.getlist("files") if file.filename]
        for file in sent[: MOST_FILES + 1]:
            content = file.read(MOST_BYTES + 1)
            yield file.filename[-100:], content, guess_mimetype(content)
