# Part of after_sales. LGPL-3.
import json
from io import BytesIO

from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from ..rules.reason import reason
from .sales_record_workbook import SalesRecordWorkbook
from .workbook import MOST_ROWS, companies_in_view, download


class SalesRecord(http.Controller):
    """The sales record as a workbook (R10.01-R10.04)."""

    @http.route("/after_sales/sales_record.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def sales_record(self, domain="[]"):
        """The rows that fit ``domain`` (JSON), as far as the user may read them: others are left out."""
        env = request.env(context={**request.env.context, "allowed_company_ids": companies_in_view().ids})
        records = env["after_sales.sales.record"]
        records.check_access("read")
        try:
            records = records.search(Domain(json.loads(domain)), order="delivered_on, id", limit=MOST_ROWS + 1)
        except (ValueError, TypeError, KeyError) as error:
            raise BadRequest('domain is a list of conditions like [["lot_id.name", "=", "A113"]]') from error
        if len(records) > MOST_ROWS:
            raise UserError(env["after_sales.message"]._sentence(reason("log_export_too_long")))
        file = BytesIO()
        SalesRecordWorkbook(env, file).write(records)
        return download(file, "sales_record.xlsx")
