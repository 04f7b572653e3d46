# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesReturnLine(models.Model):
    """One line of a return that carries out the decision on a complaint."""

    _inherit = "after_sales.return.line"

    def _get_case_blockers(self, together):
        """No more of an item comes back, in all returns of the case ``together``, than was decided."""
        case, unit = self.return_id.case_id, self.product_id.uom_id
        asked = sum(line._case_qty() for line in together.line_ids if line._item() == self._item())
        decided = case._decided_qty(self.move_id, self.lot_id)
        if unit.compare(asked, decided) > 0:
            yield reason(
                "line_above_decision",
                line=self.display_name,
                case=case.name,
                asked=f"{asked:g}",
                unit=unit.name,
                decided=f"{decided:g}",
            )
