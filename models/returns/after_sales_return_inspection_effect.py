# Part of after_sales. LGPL-3.
from odoo import models

from ..claims import claim
from ..lifecycle.engine import unlocked


class AfterSalesReturnInspection(models.Model):
    """What inspection decided is carried out: each finding by the effect of its disposition, all in batch (R5.16)."""

    _inherit = "after_sales.return.inspection"

    def _before_inspect(self):
        # The inspector has no rights over stock and repairs; the right to inspect replaces them.
        findings = self.sudo().line_ids
        claim(findings.return_line_id.receipt_move_ids)
        for company, ours in findings.grouped("company_id").items():
            ours = ours.with_company(company)
            for effect, lines in ours.grouped(lambda line: line.disposition_id.stock_effect).items():
                # One method for each effect that a disposition may name; the dispositions themselves are data.
                made = getattr(lines, f"_carry_out_{effect}")()
                self._record_postings(effect, [(line.inspection_id, key, entry) for line, key, entry in made])

    def _after_inspect(self):
        lines = self.sudo().return_line_id
        self._propose(lines)
        # The credit may have waited for this.
        lines.return_id._advance()

    def _before_take_back(self):
        # As in _before_inspect: the right to take an inspection back replaces those over what it made.
        for company, findings in self.sudo().line_ids.grouped("company_id").items():
            findings.with_company(company)._undo()

    def _take_back_with_the_return(self):
        """The return itself is undone, and its credit with it: what inspection did comes back first."""
        if self:
            self._before_take_back()
            unlocked(self).write({"state": "cancelled"} | self._prepare_stamp_vals("take_back"))

    def _after_take_back(self):
        self._propose(self.sudo().return_line_id)
