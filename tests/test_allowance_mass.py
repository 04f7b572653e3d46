# Part of after_sales. LGPL-3.
from io import BytesIO

from openpyxl import Workbook

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

    def set_stage(self):
        super().set_stage()
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

    def import_file(self, name, kind, content):
        """What Odoo's own import makes of the file, as the salesperson uploads it."""
        upload = self.env["base_import.import"].with_user(self.sales).create(
            {"res_model": "after_sales.allowance", "file": content, "file_type": kind, "file_name": name}
        )  # fmt: skip
        options = {
            "has_headers": True,
            "separator": ",",
            "quoting": '"',
            "encoding": "utf-8",
            "float_thousand_separator": "",
            "float_decimal_separator": ".",
        }
        return upload.execute_import(COLUMNS, COLUMNS, options)

    def assertImported(self, result):  # noqa: N802 - named like unittest's own
        self.assertFalse(result["messages"])
        documents = self.env["after_sales.allowance"].browse(result["ids"])
        self.assertEqual(documents.mapped("amount_total"), [17.0, 7.0])
        documents.with_user(self.sales).action_submit()
        self.assertEqual(set(documents.mapped("state")), {"submitted"})

    def listed(self):
        return [
            self.row(self.first, 1, 12),
            self.row(self.first, 2, 5, header=False),
            self.row(self.second, 2, 7),
        ]

    def test_a_workbook_is_imported_as_it_was_sent(self):
        book, file = Workbook(), BytesIO()
        for row in [COLUMNS, *self.listed()]:
            book.active.append(row)
        book.save(file)

        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        self.assertImported(self.import_file("allowances.xlsx", kind, file.getvalue()))

    def test_a_text_file_is_imported_as_it_was_sent(self):
        rows = [COLUMNS, *self.listed()]
        content = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)

        self.assertImported(self.import_file("allowances.csv", "text/csv", content.encode()))

    def test_a_list_names_lines_as_the_paper_does(self):
        result = self.load(
            self.row(self.first, 1, 12), self.row(self.first, 2, 5, header=False), self.row(self.second, 2, 7)
        )

        self.assertEqual([message["message"] for message in result["messages"]], [])
        documents = self.env["after_sales.allowance"].browse(result["ids"])
        self.assertEqual(documents.mapped("amount_total"), [17.0, 7.0])
        self.assertEqual(
            documents.line_ids.origin_line_id, self.first.invoice_line_ids | self.second.invoice_line_ids[1]
        )
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
