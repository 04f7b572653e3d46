# Part of after_sales. LGPL-3.
from .collection_workbook import CollectionWorkbook

COLUMNS = (
    "ledger_number", "name", "received_on", "partner_id", "reason_id", "claimed_amount", "allowed_amount",
    "compensated_amount", "currency_id", "claim_result", "why", "status", "filed_on", "filed_by_id", "company_id",
)  # fmt: skip


class ClaimWorkbook(CollectionWorkbook):
    """One sheet: a row for each claim of the ledger."""

    def write(self, rows):
        """Write and close the workbook."""
        self._write_sheet(self.env._("Claims"), rows, COLUMNS)
        self.book.close()
