# Part of after_sales. LGPL-3.
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.http import request

from .collection_workbook import CollectionWorkbook
from .workbook import download


class Collection(http.Controller):
    """Collection statements as a workbook, for whoever makes out the bonus (R8.30)."""

    @http.route("/after_sales/collection.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def collection(self, ids=""):
        """The statements with these ids (``1,2``), as far as the user may read them: others are left out."""
        try:
            wanted = [int(each) for each in ids.split(",")]
        except ValueError as error:
            raise BadRequest("ids are numbers like 1,2") from error
        env = request.env(context={**request.env.context, "allowed_company_ids": request.env.user.company_ids.ids})
        statements = env["after_sales.collection.statement"].search([("id", "in", wanted)])
        file = BytesIO()
        CollectionWorkbook(env, file).write(statements)
        return download(file, "collection_rates.xlsx")
