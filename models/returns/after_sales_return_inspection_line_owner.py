# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesReturnInspectionLine(models.Model):
    """Goods of another owner are not ours to change into something else."""

    _inherit = "after_sales.return.inspection.line"

    def _get_owner_blockers(self):
        for line in self.filtered(lambda line: line.disposition_id.stock_effect in ("rework", "downgrade")):
            owner = line.return_line_id._owner()
            if owner:
                yield reason("inspection_of_others_goods", goods=line.display_name, owner=owner.display_name)
