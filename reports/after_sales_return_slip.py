# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesReturnSlip(models.AbstractModel):
    """The finished-goods return slip is printed once the return is approved (R5.01)."""

    _name = "report.after_sales.after_sales_return_slip"
    _description = "Finished-Goods Return Slip"

    def _get_report_values(self, docids, data=None):
        documents = self.env["after_sales.return"].browse(docids)
        documents._raise_all(documents._get_print_blockers())
        return {"docs": documents}
