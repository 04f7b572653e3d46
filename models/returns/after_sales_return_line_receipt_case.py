# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import tolerance
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnLine(models.Model):
    """What came back of one item in all returns of a case, held against what was decided (R5.22)."""

    _inherit = "after_sales.return.line"

    def _get_receipt_blockers(self, counted):
        yield from super()._get_receipt_blockers(counted)
        case = self.return_id.sudo().case_id
        if case:
            yield from self._get_case_total_blockers(case, counted)

    def _get_case_total_blockers(self, case, counted):
        """Receipts of all returns are added up for each case and item, and only then compared."""
        total = sum(line.received_qty for line in self._same_of_case(case)) + counted
        decided, percent = case._decided_qty(self.move_id, self.lot_id), self._tolerance_percent()
        if tolerance.is_beyond(exact(decided), exact(total), exact(percent)):
            yield reason(
                "receipt_beyond_case",
                line=self.display_name,
                case=case.name,
                unit=self.product_id.uom_id.name,
                counted=f"{total:g}",
                approved=f"{decided:g}",
                tolerance=f"{percent:g}",
            )

    def _same_of_case(self, case):
        """The lines of all returns of the case on which this item came, or may come."""
        lines = self.sudo().search(
            [("return_id.case_id", "=", case.id), ("return_id.state", "in", ("approved", "done"))]
        )
        return lines.filtered(lambda line: line._item() == self._item())

    def _case_qty(self):
        """What this line takes of what was decided: a return that is over takes what came, any other what it asks for."""
        is_over = self.return_id.state == "done" and self._brings_goods()
        return min(self.received_qty, self.base_qty) if is_over else self.base_qty

    def _amount_for_case(self):
        """What this line takes of the decided value: as much as it takes of the quantity."""
        return self.amount_total * self._case_qty() / self.base_qty if self.base_qty else self.amount_total
