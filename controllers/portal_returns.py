# Part of after_sales. LGPL-3.
from odoo import http
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.portal.controllers.portal import pager

from .portal_documents import PortalDocuments

#: What a customer may print, and the report that prints it.
FORMS = {
    "parcel": "after_sales.after_sales_return_report_parcel",
    "certificate": "after_sales.after_sales_return_report_certificate",
}


class PortalReturns(PortalDocuments):
    """A customer's returns: the list, the page of one, its papers.

    Portal users have no right on the model, so that nothing of it can be read over RPC. Each route finds the return
    among those of the customer, or by its token, before it takes a step as the superuser.
    """

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "return_count" in counters:
            values["return_count"] = self._returns().search_count(self._own_returns_domain())
        return values

    @http.route(["/my/returns", "/my/returns/page/<int:page>"], type="http", auth="user", website=True, methods=["GET"])
    def portal_my_returns(self, page=1, **asked):
        """The customer's returns; unknown sortings and filters in the address count as none."""
        sortings, filters, inputs = self._return_sortings(), self._return_filters(), self._return_inputs()
        sortby, filterby, search_in = (
            asked.get(name) if asked.get(name) in known else next(iter(known))
            for name, known in (("sortby", sortings), ("filterby", filters), ("search_in", inputs))
        )
        search = asked.get("search") or ""
        domain = self._own_returns_domain() & filters[filterby]["domain"]
        if search:
            domain &= Domain.OR(Domain(field, "ilike", search) for field in inputs[search_in]["fields"])
        url_args = {"sortby": sortby, "filterby": filterby, "search_in": search_in, "search": search}
        total = self._returns().search_count(domain)
        pages = pager("/my/returns", total, page, self._items_per_page, url_args=url_args)
        documents = self._returns().search(
            domain, order=sortings[sortby]["order"], limit=self._items_per_page, offset=pages["offset"]
        )
        request.session["my_returns_history"] = documents.ids[:100]
        values = self._prepare_portal_layout_values() | {
            "page_name": "return",
            "default_url": "/my/returns",
            "returns": documents,
            "pager": pages,
            "searchbar_sortings": sortings,
            "searchbar_filters": filters,
            "searchbar_inputs": inputs,
            **url_args,
        }
        return request.render("after_sales.portal_my_returns", values)

    @http.route("/my/returns/<int:return_id>", type="http", auth="public", website=True, methods=["GET"])
    def portal_return_page(self, return_id, access_token=None, **options):
        document = self._document_of_visitor("returns", return_id, access_token)
        if not document:
            return request.redirect("/my")
        # The chatter shows what it may to whoever has the token; a customer who is logged in gets it with his page.
        token = document._portal_ensure_token()
        values = self._get_page_view_values(
            document,
            token,
            {"page_name": "return", "document": document, **self._task_values(**options)},
            "my_returns_history",
            False,
            **options,
        )
        values["is_asked_now"] = bool(options.get("asked"))
        return request.render("after_sales.portal_return_page", values)

    @http.route("/my/returns/<int:return_id>/<any(parcel,certificate):form>", type="http", auth="public", methods=["GET"])
    def portal_return_paper(self, return_id, form, access_token=None, **_options):
        document = self._document_of_visitor("returns", return_id, access_token)
        return self._show_paper(document, form, FORMS.get(form))

    # -- whose returns -------------------------------------------------------------------------------------------------

    def _returns(self):
        # The rule that replaces the missing access right stands in ``_own_returns_domain`` and ``_document_of_visitor``.
        return request.env["after_sales.return"].sudo()

    def _own_returns_domain(self):
        return self._returns()._portal_domain(request.env.user.partner_id)

    # -- the list ------------------------------------------------------------------------------------------------------

    def _return_sortings(self):
        return {
            "date": {"label": request.env._("Newest"), "order": "id desc"},
            "name": {"label": request.env._("Number"), "order": "name"},
            "state": {"label": request.env._("Status"), "order": "state, id desc"},
        }

    def _return_filters(self):
        return {
            "all": {"label": request.env._("All"), "domain": Domain.TRUE},
            "checked": {"label": request.env._("Being checked"), "domain": Domain("state", "in", ("draft", "submitted"))},
            "expected": {
                "label": request.env._("Waiting for your goods"),
                "domain": Domain("state", "=", "approved") & Domain("receipt_status", "!=", "received"),
            },
            "done": {"label": request.env._("Completed"), "domain": Domain("state", "=", "done")},
            "cancelled": {"label": request.env._("Declined or withdrawn"), "domain": Domain("state", "=", "cancelled")},
        }

    def _return_inputs(self):
        fields = {
            "name": (request.env._("Search by number"), ["name"]),
            "product": (request.env._("Search by product"), ["line_ids.product_id", "line_ids.lot_id"]),
            "order": (request.env._("Search by order"), ["line_ids.order_id", "line_ids.order_id.client_order_ref"]),
        }
        every = list(dict.fromkeys(name for _label, names in fields.values() for name in names))
        inputs = {"all": (request.env._("Search in all"), every), **fields}
        return {
            key: {"input": key, "label": label, "fields": names, "sequence": number}
            for number, (key, (label, names)) in enumerate(inputs.items())
        }
