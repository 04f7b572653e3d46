# Part of after_sales. LGPL-3.
from odoo import models

from .after_sales_approval_request_audit import ANSWERED


class AfterSalesApprovable(models.AbstractModel):
    """The log keeps what an answer rested on, so that it can be found again whatever becomes of the request (R7.16)."""

    _inherit = "after_sales.approvable"

    def _prepare_log_vals(self, event) -> dict:
        vals = super()._prepare_log_vals(event)
        request = self._latest_request()
        if event in ANSWERED and request.grounds:
            vals["facts"]["grounds"] = request.grounds
        return vals
