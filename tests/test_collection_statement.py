# Part of after_sales. LGPL-3.
from io import BytesIO

import openpyxl

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .allowances import Allowances
from .common import AfterSalesCommon

LATER = "2026-04-02"


@tagged("post_install", "-at_install", "after_sales")
class TestCollectionStatement(Allowances, AfterSalesCommon, HttpCase):
    """The collection rate of a salesperson without items under complaint (R6.08, R8.30; Appendix C 9)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.coordinator = cls._a_user("coordinator")

    def set_stage(self):
        super().set_stage()
        self.boiler, self.pump = self.a_product(price=400.0), self.a_product(name="Pump")
        for product in self.boiler | self.pump:
            self.bought(product, 1000, 10.0)

    def a_sale(self, *lines, due="2026-03-20", user=None):
        order = self.an_order(*lines, user_id=(user or self.sales).id)
        self.delivered(order)
        invoice = self.invoiced(order)
        invoice.line_ids.filtered("date_maturity").date_maturity = due
        return order, invoice

    def computed(self, month="2026-03-15", user=None):
        wizard = self.env["after_sales.collection.compute"].with_user(user or self.accountant)
        wizard.create({"company_id": self.company.id, "month": month}).action_compute()
        found = self.env["after_sales.collection.statement"].with_user(self.accountant).search([
            ("company_id", "=", self.company.id), ("month", "=", fields.Date.to_date(month).replace(day=1)),
        ])  # fmt: skip
        return found

    def of(self, statements, user):
        return statements.filtered(lambda statement: statement.sudo().user_id == user)

    def figures(self, statement):
        names = ("due_amount", "collected_amount", "listed_due_amount", "listed_collected_amount", "rate")
        return [statement[name] for name in names]

    def test_twenty_thousand_of_a_hundred_thousand_under_complaint_make_ninety_percent(self):
        complained, _invoice = self.a_sale((self.boiler, 50))
        _order, invoice = self.a_sale((self.boiler, 200))
        self.a_reported_case(complained, (self.boiler, 50.0))
        self.paid(invoice, 72000.0)

        statement = self.of(self.computed(), self.sales)

        self.assertEqual(self.figures(statement), [100000.0, 72000.0, 20000.0, 0.0, 90.0])
        self.assertEqual(statement.full_rate, 72.0)

    def test_part_of_an_invoice_is_listed_by_its_value_and_money_counts_for_the_rest_first(self):
        order, invoice = self.a_sale((self.boiler, 10), (self.pump, 60))
        self.a_reported_case(order, (self.boiler, 5.0))
        self.paid(invoice, 8500.0)

        line = self.of(self.computed(), self.sales).line_ids

        self.assertEqual((line.invoice_id, line.listed_percent), (invoice, 20.0))
        self.assertEqual((line.due_amount, line.collected_amount), (10000.0, 8500.0))
        self.assertEqual((line.listed_due_amount, line.listed_collected_amount), (2000.0, 500.0))

    def test_returns_and_allowances_that_are_open_are_listed_once_each_item(self):
        order, invoice = self.a_sale((self.boiler, 10), (self.pump, 60))
        self.a_submitted_return(order, (self.boiler, 5.0))
        allowance = self.a_submitted_allowance((invoice.invoice_line_ids[0], {"unit_amount": 1.0, "quantity": 5.0}))

        statement = self.of(self.computed(), self.sales)

        self.assertEqual(statement.listed_due_amount, 2000.0)
        self.assertIn(allowance.name, statement.line_ids.documents)
        with freeze_time(LATER):
            allowance.action_recall()
            order.invoice_ids.flush_recordset()
            self.env["after_sales.return"].search([]).with_user(self.sales).action_cancel()
            statement.action_recompute()
        self.assertEqual(statement.listed_due_amount, 2000.0, "it was open when the month ended")

    def test_months_take_what_fell_due_and_what_was_left_over(self):
        _order, early = self.a_sale((self.boiler, 1), due="2026-02-20")
        _order, later = self.a_sale((self.boiler, 2), due="2026-04-20")
        self.paid(early, 100.0)
        self.paid(later, 50.0)

        self.assertEqual(self.figures(self.of(self.computed(), self.sales))[:2], [400.0, 100.0])
        april = self.of(self.computed("2026-04-01"), self.sales)
        self.assertEqual(self.figures(april)[:2], [1100.0, 50.0], "money before its time counts when it is due")

    def test_credit_notes_lower_what_is_due_and_are_no_money(self):
        _order, invoice = self.a_sale((self.boiler, 10))
        self.an_approved_allowance((invoice.invoice_line_ids, {"basis": "percent", "percent": 10.0}))

        self.assertEqual(self.figures(self.of(self.computed(), self.sales)), [3600.0, 0.0, 0.0, 0.0, 0.0])

    def test_a_confirmed_statement_stays_and_says_so(self):
        _order, invoice = self.a_sale((self.boiler, 10))
        statement = self.of(self.computed(), self.sales)
        self.assertRefused(statement.action_confirm, "before its month is over")

        with freeze_time(LATER):
            statement.action_confirm()
            self.paid(invoice)
            self.computed()
            self.assertRefused(statement.action_recompute, "is confirmed, so its figures stay")

        self.assertEqual((statement.state, statement.collected_amount), ("confirmed", 0.0))
        self.assertEqual(statement.confirmed_by_id, self.accountant)

    def test_salespeople_see_their_own_and_compute_nothing(self):
        rival = self._a_user("sales", "after_sales_rival")
        self.a_sale((self.boiler, 1))
        self.a_sale((self.boiler, 1), user=rival)
        statements = self.computed(user=self.coordinator)
        model = self.env["after_sales.collection.statement"]

        self.assertEqual(len(statements), 2)
        self.assertEqual(model.with_user(rival).search([]).user_id, rival)
        own = self.of(statements, self.sales).with_user(self.sales)
        self.assertRefused(own.action_confirm, "are computed and confirmed by", error=AccessError)
        self.assertRefused(own.action_recompute, "are computed and confirmed by", error=AccessError)
        for user in (self.sales, self.accountant):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
                own.with_user(user).write({"month": "2026-01-01"})
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
            self.computed(user=self.sales)

    def test_a_month_with_nothing_due_is_told(self):
        self.assertRefused(lambda: self.computed("2020-01-01"), "Nothing was due in 2020-01")

    def test_the_workbook_holds_statements_and_invoices_that_one_may_read(self):
        rival = self._a_user("sales", "after_sales_rival")
        _order, invoice = self.a_sale((self.boiler, 1))
        self.a_sale((self.boiler, 1), user=rival)
        statements = self.computed()

        for user, count in ((self.accountant, 2), (self.sales, 1)):
            book = self.downloaded(statements.with_user(self.accountant).action_export()["url"], user)
            head, *rows = book["Collection Rates"].values
            self.assertEqual(len(rows), count)
            self.assertEqual(rows[0][head.index("Amount Due")], 400.0)
            names = [row[2] for row in list(book["Invoices"].values)[1:]]
            self.assertEqual((invoice.name in " ".join(names), len(names)), (True, count))
        action = self.of(statements, self.sales).action_view_lines()
        lines = self.env[action["res_model"]].with_user(self.accountant).search(action["domain"])
        self.assertEqual(lines.invoice_id, invoice)

    def downloaded(self, url, user):
        self.env.flush_all()
        self.authenticate(user.login, user.login)
        response = self.url_open(url)
        self.assertEqual(response.status_code, 200)
        return openpyxl.load_workbook(BytesIO(response.content))
