# Part of after_sales. LGPL-3.
import json
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.http import request

from ..rules.reason import reason
from .case_register_workbook import CaseRegisterWorkbook
from .workbook import MOST_ROWS, companies_in_view, download


class CaseRegister(http.Controller):
    """The complaint registration and tracking ledger as a workbook (R4.09)."""

    @http.route("/after_sales/case_register.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def case_register(self, domain="[]"):
        """The registered cases that fit ``domain`` (JSON), as far as the user may read them: others are left out."""
        env = request.env(context={**request.env.context, "allowed_company_ids": companies_in_view().ids})
        if not env.user._is_internal():
            raise AccessError(env["after_sales.message"]._sentence(reason("register_refused")))
        registered = Domain("accepted_on", "!=", False)
        try:
            cases = env["after_sales.case"].search(registered & Domain(json.loads(domain)), order="accepted_on, id")
        except (ValueError, TypeError, KeyError) as error:
            raise BadRequest('domain is a list of conditions like [["state", "=", "done"]]') from error
        if len(cases) > MOST_ROWS:
            raise UserError(env["after_sales.message"]._sentence(reason("log_export_too_long")))
        file = BytesIO()
        CaseRegisterWorkbook(env, file).write(cases)
        return download(file, "complaint_register.xlsx")
