# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesCase8d(models.AbstractModel):
    """The 8D report is printed when its improvement has all that it needs (R4.68)."""

    _name = "report.after_sales.after_sales_case_8d"
    _description = "8D Report"

    def _get_report_values(self, docids, data=None):
        cases = self.env["after_sales.case"].browse(docids)
        cases.check_access("read")
        cases._raise_all(cases._get_8d_blockers())
        return {"docs": cases}
