# Part of after_sales. LGPL-3.
from datetime import timedelta
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import fields, http
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.http import request

from ..rules.reason import reason
from .approval_log_workbook import ApprovalLogWorkbook
from .workbook import companies_in_view, download

KEEPERS = "after_sales.after_sales_group_auditor,after_sales.after_sales_group_administrator"


class ApprovalLog(http.Controller):
    """The decision log as a workbook, for people who check it outside Odoo."""

    @http.route("/after_sales/approval_log.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def approval_log(self, **limits):
        """Every decision from the day ``from`` to the day ``to`` (ISO, UTC, both included, both optional)."""
        env = request.env(context={**request.env.context, "allowed_company_ids": companies_in_view().ids})
        if not env.user.has_groups(KEEPERS):
            raise AccessError(env["after_sales.message"]._sentence(reason("log_export_refused")))
        file = BytesIO()
        ApprovalLogWorkbook(env, file).write(self._domain(env, **limits))
        return download(file, "decision_log.xlsx")

    def _domain(self, env, **limits):
        try:
            first, last = (fields.Date.to_date(limits.get(name)) for name in ("from", "to"))
        except ValueError as error:
            raise BadRequest("from and to are days like 2026-03-02") from error
        domain = Domain("company_id", "in", env.companies.ids)
        if first:
            domain &= Domain("happened_on", ">=", fields.Datetime.to_datetime(first))
        if last:
            domain &= Domain("happened_on", "<", fields.Datetime.to_datetime(last + timedelta(days=1)))
        return domain
