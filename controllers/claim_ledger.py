# Part of after_sales. LGPL-3.
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.http import request

from .claim_workbook import ClaimWorkbook
from .workbook import download


class ClaimLedger(http.Controller):
    """The after-sales management ledger as a workbook, for whoever may read it (R6.11)."""

    @http.route("/after_sales/claims.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def claims(self, ids=""):
        """The rows with these ids (``2,5``), as far as the user may read them: others are left out."""
        try:
            wanted = [int(each) for each in ids.split(",")]
        except ValueError as error:
            raise BadRequest("ids are numbers like 2,5") from error
        env = request.env(context={**request.env.context, "allowed_company_ids": request.env.user.company_ids.ids})
        rows = env["after_sales.claim.ledger"].search([("id", "in", wanted)])
        file = BytesIO()
        ClaimWorkbook(env, file).write(rows)
        return download(file, "claims.xlsx")
