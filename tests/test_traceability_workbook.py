# Part of after_sales. LGPL-3.
import json
from io import BytesIO
from urllib.parse import urlencode

import openpyxl

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .printing import PrintingCommon, prints
from .traceability_common import TraceabilityCase


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityWorkbook(TraceabilityCase, HttpCase):
    """The sales record and the way of a lot as workbooks (R10.01-R10.05)."""

    def answer(self, user, url):
        self.env.flush_all()
        self.authenticate(user.login, user.login)
        return self.url_open(url)

    def sheets(self, user, url):
        """The sheets of the downloaded workbook, each row as title -> value."""
        answer = self.answer(user, url)
        self.assertEqual(answer.status_code, 200, answer.text[-300:])
        sheets = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
        values = [list(sheet.values) for sheet in sheets]
        return [[dict(zip(head, row, strict=True)) for row in rows] for head, *rows in values]

    def exported(self, user, domain):
        records = self.env["after_sales.sales.record"].with_user(user).with_context(active_domain=domain)
        return records.action_export()["url"]

    def test_the_sales_record_says_all_that_the_procedure_asks(self):
        url = self.exported(self.sales, [["order_id", "=", self.order.id]])

        [[row]] = self.sheets(self.sales, url)

        self.assertEqual((row["Model/Specification"], row["Registration/Filing Number"]), ("SK-1", "REG 7"))
        self.assertEqual((row["Quantity"], row["Unit Price"], row["Amount"]), (8, 100, 800))
        self.assertEqual((row["Lot/Serial"], str(row["Expiry Date"])[:10]), ("A1", "2027-01-31"))
        self.assertEqual((row["Manufacturer"], row["Production Licence/Filing Number"]), ("Dichtwerk", "L 12"))
        self.assertEqual((row["Buyer"], row["Business Licence Number"]), ("Northgate Ltd", "91-0042"))
        self.assertEqual((row["Contact Person"], row["Phone"]), ("Ned", "+1 206"))
        self.assertIn("1 Pier, Seattle", row["Address"])
        self.assertFalse(row["What Is Missing"])

    def test_chosen_rows_are_exported_alone(self):
        order = self.an_order((self.seal, 1), partner=self.firm)
        self.delivered(order, lots={self.seal: [(self.lot, 1)]})
        [chosen] = self.rows(("order_id", "=", order.id), user=self.sales)

        [[row]] = self.sheets(self.sales, chosen.action_export()["url"])

        self.assertEqual(row["Sales Order"], order.name)

    def test_the_warehouse_gets_no_prices(self):
        url = self.exported(self.warehouse_user, [["order_id", "=", self.order.id]])

        [[row]] = self.sheets(self.warehouse_user, url)

        self.assertEqual(row["Quantity"], 8)
        self.assertFalse({"Unit Price", "Amount"} & set(row))

    @mute_logger("odoo.http")
    def test_nobody_gets_what_he_may_not_read(self):
        query = urlencode({"domain": json.dumps([["order_id", "=", self.order.id]])})
        url = f"/after_sales/sales_record.xlsx?{query}"

        self.assertEqual(self.answer(self._a_user("technician"), url).status_code, 403)
        own = self._a_user("sales", "after_sales_own")
        self.assertEqual(self.sheets(own, url), [[]])
        self.assertEqual(self.answer(self.sales, "/after_sales/sales_record.xlsx?domain=nonsense").status_code, 400)

    def test_a_trace_has_its_steps_and_its_balance(self):
        trace = self.traced()

        steps, [balance] = self.sheets(self.sales, trace.action_export()["url"])

        self.assertIn(("Receipt", self.receipt.name, "Vendor"), [(s["Step"], s["Document"], s["With"]) for s in steps])
        self.assertEqual((balance["Lot/Serial"], balance["All That Came In"], balance["Difference"]), ("A1", 20, 0))

    @mute_logger("odoo.http")
    def test_a_trace_of_somebody_else_is_not_handed_over(self):
        url = self.traced().action_export()["url"]

        self.assertEqual(self.answer(self.quality, url).status_code, 404)
        self.assertEqual(self.answer(self.quality, "/after_sales/trace.xlsx?id=all").status_code, 400)


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityPrint(TraceabilityCase, PrintingCommon):
    """The way of a lot on paper (R10.05)."""

    def _report(self, form, records):
        return "after_sales.after_sales_trace_report"

    @prints
    def test_the_way_is_printed_from_the_vendor_to_the_customer_with_its_balance(self):
        invoice = self.invoiced(self.order)

        paper = " ".join(self.pages("report", self.traced()))

        words = ("A1", "From Where", self.receipt.name, "Vendor", "To Whom", self.picking.name, invoice.name)
        for expected in (*words, "Northgate Ltd", "Where It Is Now", "Mass Balance", "All that came in"):
            self.assertIn(expected, paper)

    def test_what_may_not_be_read_is_not_on_it(self):
        invoice = self.invoiced(self.order)
        technician = self._a_user("technician")
        technician.group_ids += self.env.ref("stock.group_stock_user")

        paper = self.shown("report", self.traced(user=technician), user=technician)

        self.assertIn("You may not read this document.", paper)
        self.assertNotIn(invoice.name, paper)
