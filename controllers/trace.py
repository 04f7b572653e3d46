# Part of after_sales. LGPL-3.
from io import BytesIO

from werkzeug.exceptions import BadRequest, NotFound

from odoo import http
from odoo.http import request

from .trace_workbook import TraceWorkbook
from .workbook import download


class Trace(http.Controller):
    """The way of lots as a workbook (R10.05)."""

    @http.route("/after_sales/trace.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def trace(self, id=""):
        """The trace with this number, for whom it was made."""
        if not id.isdecimal():
            raise BadRequest("id is the number of a trace")
        trace = request.env["after_sales.trace"].search([("id", "=", int(id))])
        if not trace:
            # Of somebody else's trace nobody learns that there is one.
            raise NotFound()
        file = BytesIO()
        TraceWorkbook(request.env, file).write(trace)
        return download(file, "trace_path.xlsx")
