# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesCaseRecord(models.AbstractModel):
    """The customer complaint record: what is kept on one sheet after a complaint was handled (R4.51)."""

    _name = "report.after_sales.after_sales_case_record"
    _description = "Customer Complaint Record"

    def _get_report_values(self, docids, data=None):
        cases = self.env["after_sales.case"].browse(docids)
        cases._refuse_print_to_strangers()
        cases._raise_all(cases._get_record_blockers())
        return {"docs": cases}
