# Part of after_sales. LGPL-3.
from odoo import models


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_rendering_context(self, report, docids, data):
        """Nothing is printed, mailed or downloaded of a quotation whose price may not be told (R6.14)."""
        if report.model == "sale.order" and docids:
            self.env["sale.order"].browse(docids)._after_sales_refuse_telling()
        return super()._get_rendering_context(report, docids, data)
