# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesAllowanceCertificate(models.AbstractModel):
    """The sales allowance certificate that the buyer stamps and signs, once it is approved (R6.01, R6.02)."""

    _name = "report.after_sales.after_sales_allowance_certificate"
    _description = "Sales Allowance Certificate"

    def _get_report_values(self, docids, data=None):
        documents = self.env["after_sales.allowance"].browse(docids)
        documents._raise_all(documents._get_print_blockers())
        return {"docs": documents}
