# Part of after_sales. LGPL-3.
"""What tests of the decision log start from."""

from contextlib import contextmanager
from decimal import Decimal

from odoo.tools import SQL

from .common import AfterSalesCommon

LOG = "after_sales.approval.log"
CHAIN = "after_sales.approval.chain"


class ApprovalLogCommon(AfterSalesCommon):
    """The customer stands for a document: the log takes any record."""

    def set_stage(self):
        super().set_stage()
        self.log = self.env[LOG].with_user(self.approver_manager)

    def appended(self, count=3, **vals):
        """Rows with something in every column, of the sales manager who signs for the general manager."""
        filled = {
            "document": self.customer,
            "event": "signed",
            "company_id": self.company.id,
            "on_behalf_of_id": self.approver_gm.id,
            "role_id": self.env.ref("after_sales.after_sales_approval_role_manager").id,
            "comment": "Agreed",
            "amount": Decimal("1234.50"),
            "table_version": "7",
            "windows": {"month": {"before": Decimal("5000.00"), "after": Decimal("3765.50")}},
            "digest": "abc",
            "facts": {"lines": [{"line": 1, "quantity": Decimal("2")}]},
        }
        return self.log._append([filled | vals for _number in range(count)])

    def chain(self, company=None):
        self.env.invalidate_all()
        return self.env[CHAIN].search([("company_id", "=", (company or self.company).id)])

    def breaches(self):
        return self.chain()._breaches()

    @contextmanager
    def unsealed(self):
        """The triggers of the database are off, and what happens inside is undone at the end."""
        savepoint = self.env.cr.savepoint(flush=True)
        for table in ("after_sales_approval_log", "after_sales_approval_chain"):
            self.env.cr.execute(SQL("ALTER TABLE %s DISABLE TRIGGER USER", SQL.identifier(table)))
        yield
        self.env.flush_all()
        savepoint.rollback()
        savepoint.close(rollback=True)
        self.env.invalidate_all()
