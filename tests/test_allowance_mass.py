# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon

COLUMNS = [
    "kind",
    "partner_id",
    "reason_id",
    "line_ids/invoice_id",
    "line_ids/position",
    "line_ids/basis",
    "line_ids/given_amount",
]


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceMass(Allowances, AfterSalesCommon):
    """Lists of allowances: imported, approved and posted in batches, with what failed told by name (R6.01)."""

    def setUp(self):
        super().setUp()
        boiler, pump = self.a_product(), self.a_product(name="Pump")
        for product in boiler | pump:
            self.bought(product, 10, 10.0)
        orders = [self.an_order((boiler, 2), (pump, 1)) for _each in range(2)]
        for order in orders:
            self.delivered(order)
        self.first, self.second = (self.invoiced(order) for order in orders)

    def load(self, *rows):
        return self.env["after_sales.allowance"].with_user(self.sales).load(COLUMNS, [list(row) for row in rows])

    def row(self, invoice, position, amount, header=True):
        head = ["allowance", self.customer.name, self.reason.name] if header else ["", "", ""]
        return [*head, getattr(invoice, "name", invoice), str(position), "Amount", str(amount)]

    def test_a_list_names_lines_as_the_paper_does(self):
        result = self.load(
            self.row(self.first, 1, 12), self.row(self.first, 2, 5, header=False), self.row(self.second, 2, 7)
        )

        self.assertEqual([message["message"] for message in result["messages"]], [])
        documents = self.env["after_sales.allowance"].browse(result["ids"])
        self.assertEqual(documents.mapped("amount_total"), [17.0, 7.0])
        self.assertEqual(documents.line_ids.origin_line_id, self.first.invoice_line_ids | self.second.invoice_line_ids[1])
        self.assertEqual(documents.line_ids.mapped("position"), [1, 2, 2])
        documents.with_user(self.sales).action_submit()
        self.assertEqual(set(documents.mapped("state")), {"submitted"})

    def test_what_is_wrong_with_a_list_is_told_at_once_and_nothing_is_written(self):
        before = self.env["after_sales.allowance"].search_count([])

        result = self.load(
            self.row(self.first, 1, 12),
            self.row("INV/0000/9", 1, 5),
            self.row(self.first, 3, 5),
            self.row(self.second, 1, "much"),
            self.row(self.second, 7, 5),
        )

        told = "\n".join(message["message"] for message in result["messages"])
        for words in ("INV/0000/9", "has no line 3, only 2", "much", "has no line 7, only 2"):
            self.assertIn(words, told)
        self.assertFalse(result["ids"])
        self.assertEqual(self.env["after_sales.allowance"].search_count([]), before)

    def test_a_batch_is_approved_and_posted_and_failures_are_listed(self):
        result = self.load(self.row(self.first, 1, 12), self.row(self.first, 2, 5), self.row(self.second, 1, 7))
        documents = self.env["after_sales.allowance"].with_user(self.sales).browse(result["ids"])
        documents.action_submit()
        documents.with_user(self.approver_manager).action_approve()
        self.second.button_draft()

        told = documents.with_user(self.approver_gm).action_approve()

        self.assertEqual(documents.mapped("state"), ["done", "done", "submitted"])
        self.assertIn(documents[2].name, str(told))
        self.assertIn("is no posted customer invoice", str(told))
        self.assertEqual(self.first.amount_residual, self.first.amount_total - 17.0)
