# Part of after_sales. LGPL-3.
from odoo import models


class ReportAfterSalesReturnCertificate(models.AbstractModel):
    """The sales return certificate that the buyer stamps and signs (R5.10)."""

    _name = "report.after_sales.after_sales_return_certificate"
    _description = "Sales Return Certificate"

    def _get_report_values(self, docids, data=None):
        documents = self.env["after_sales.return"].browse(docids)
        documents._raise_all(documents._get_certificate_blockers())
        return {"docs": documents, "rows": {document: document._certificate_rows() for document in documents}}
