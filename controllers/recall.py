# Part of after_sales. LGPL-3.
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..rules.reason import reason
from .recall_workbook import RecallWorkbook
from .workbook import companies_in_view, download


class Recall(http.Controller):
    """Recalls as a workbook: the list of customers and quantities, stock and balance (R10.07)."""

    @http.route("/after_sales/recall.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def recall(self, ids=""):
        """The recalls with these ids (``1,2``), as far as the user may read them: others are left out."""
        try:
            wanted = [int(each) for each in ids.split(",")]
        except ValueError as error:
            raise BadRequest("ids are numbers like 1,2") from error
        env = request.env(context={**request.env.context, "allowed_company_ids": companies_in_view().ids})
        if not env.user._is_internal():
            raise AccessError(env["after_sales.message"]._sentence(reason("register_refused")))
        recalls = env["after_sales.recall"].search([("id", "in", wanted)])
        file = BytesIO()
        RecallWorkbook(env, file).write(recalls)
        return download(file, "recalls.xlsx")
