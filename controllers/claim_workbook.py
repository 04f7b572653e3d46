# Part of after_sales. LGPL-3.
from .workbook import Workbook

COLUMNS = (
    "ledger_number", "name", "received_on", "partner_id", "reason_id", "claimed_amount", "allowed_amount",
    "compensated_amount", "currency_id", "claim_result", "why", "status", "filed_on", "filed_by_id", "company_id",
)  # fmt: skip


class ClaimWorkbook(Workbook):
    """One sheet: a row for each claim of the ledger."""

    def write(self, rows):
        """Write and close the workbook."""
        self._write_records(self.env._("Claims"), rows, COLUMNS)
        self.book.close()
