# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesCaseForm(models.AbstractModel):
    """The complaint handling form on paper: internal, in five copies once it is closed (R4.08, R4.40)."""

    _name = "report.after_sales.after_sales_case_form"
    _description = "Complaint Handling Form"

    def _get_report_values(self, docids, data=None):
        cases = self.env["after_sales.case"].browse(docids)
        cases._refuse_print_to_strangers()
        return {"docs": cases}
