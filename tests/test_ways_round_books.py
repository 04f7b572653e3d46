# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.after_sales.models.lifecycle.engine import unlocked

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundBooks(WaysRound):
    """Nobody owes less without a document: by no kind of entry and no method of posting (R7.03; checklist A53, A54)."""

    def test_no_method_posts_a_loose_credit_note(self):
        self.assertNoWay(
            {
                "button": lambda: self.over_rpc(self.accountant, self.a_loose_credit(), "action_post"),
                "state": lambda: self.over_rpc(self.accountant, self.a_loose_credit(), "write", {"state": "posted"}),
                "validated with the rest": lambda: self.over_rpc(
                    self.accountant,
                    self.env["validate.account.move"].create(
                        {"move_ids": [Command.set(self.a_loose_credit().ids)], "force_post": True}
                    ),
                    "validate_move",
                ),
                "posted entry turned into one": lambda: self.posted(self.an_invoice(("x", 5.0))).write(
                    {"move_type": "out_refund"}
                ),
                "forged context": lambda: self.over_rpc(
                    self.accountant,
                    self.a_loose_credit(),
                    "action_post",
                    context={"skip_readonly_check": True, "after_sales_engine": True, "install_mode": True},
                ),
            },
            "without an approved return",
        )
        self.assertRefused(lambda: self.over_rpc(self.accountant, self.a_loose_credit(), "_post"), "called remotely")
        self.assertRefused(lambda: self.a_loose_credit(state="posted"), "already in the posted state")

    def test_a_receipt_or_an_invoice_below_zero_is_a_credit(self):
        self.assertNoWay(
            {
                "invoice": lambda: self.an_invoice(("gift", -50.0)).write({"state": "posted"}),
                "receipt": lambda: self.an_invoice(("gift", -50.0), move_type="out_receipt").write({"state": "posted"}),
                "negative quantity": lambda: self.an_invoice(("gift", 50.0, {"quantity": -1})).write(
                    {"state": "posted"}
                ),
                "discount above all": lambda: self.an_invoice(("gift", 50.0, {"discount": 150})).write(
                    {"state": "posted"}
                ),
            },
            "below zero",
        )

    def test_a_line_below_zero_is_a_credit(self):
        sold = self.order.order_line

        self.assertNoWay(
            {
                "free line": lambda: self.an_invoice(("work", 500.0), ("gift", -400.0)).action_post(),
                "goods that were sold": lambda: self.an_invoice(
                    ("work", 500.0), ("Boiler", 100.0, {"product_id": self.product.id, "quantity": -4})
                ).action_post(),
                "goods of the order": lambda: self.an_invoice(
                    ("work", 500.0), ("Boiler", 100.0, {"quantity": -4, "sale_line_ids": [Command.set(sold.ids)]})
                ).action_post(),
                "called a down payment": lambda: self.an_invoice(
                    ("work", 500.0), ("down payment", -400.0, {"is_downpayment": True})
                ).action_post(),
                "receipt": lambda: self.an_invoice(
                    ("work", 500.0), ("gift", -400.0), move_type="out_receipt"
                ).action_post(),
                "put on a posted invoice": lambda: self.invoice.with_context(skip_readonly_check=True).write(
                    {"invoice_line_ids": [Command.create({"name": "gift", "price_unit": -50.0, "tax_ids": []})]}
                ),
            },
            "no sales order says so",
        )

    def test_sales_discounts_and_down_payments_go_through(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)
        self.env["sale.order.discount"].create(
            {"sale_order_id": order.id, "discount_type": "so_discount", "discount_percentage": 0.1}
        ).action_apply_discount()
        advance = self.env["sale.advance.payment.inv"].with_context(active_ids=order.ids, active_model="sale.order")
        advance.create({"advance_payment_method": "fixed", "fixed_amount": 50.0}).create_invoices()
        self.posted(order.invoice_ids)
        advance.create({"advance_payment_method": "delivered"}).create_invoices()
        final = order.invoice_ids.filtered(lambda invoice: invoice.state == "draft")

        self.posted(final)

        self.assertEqual((final.state, final.amount_total), ("posted", 130.0))
        self.assertFalse(self.in_register(final))

    def test_a_down_payment_is_taken_off_once(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)
        advance = self.env["sale.advance.payment.inv"].with_context(active_ids=order.ids, active_model="sale.order")
        advance.create({"advance_payment_method": "fixed", "fixed_amount": 50.0}).create_invoices()
        self.posted(order.invoice_ids)
        advance.create({"advance_payment_method": "delivered"}).create_invoices()
        self.posted(order.invoice_ids.filtered(lambda invoice: invoice.state == "draft"))
        down_payment = order.order_line.filtered(lambda line: line.is_downpayment and not line.display_type)
        again = self.an_invoice(
            ("work", 500.0), ("down payment", -50.0, {"sale_line_ids": [Command.set(down_payment.ids)]})
        )

        self.assertRefused(again.action_post, "no sales order says so")

    def test_ordinary_entries_post_and_are_no_bypass(self):
        rounding = self.env["account.cash.rounding"].create(
            {
                "name": "5 cents",
                "rounding": 0.05,
                "rounding_method": "DOWN",
                "strategy": "add_invoice_line",
                "profit_account_id": self.company_data["default_account_revenue"].id,
                "loss_account_id": self.company_data["default_account_expense"].id,
            }
        )
        paid = self.paid(self.posted(self.an_invoice(("work", 99.99), invoice_cash_rounding_id=rounding.id)))
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0), ("2026-03-02", 4.0)])
        foreign = self.posted(
            self.an_invoice(("work", 100.0), currency_id=currency.id, invoice_date="2026-02-01", date="2026-02-01")
        )
        self.paid(foreign)
        made = (paid | foreign)._get_reconciled_amls().move_id
        exchange = foreign.line_ids.matched_credit_ids.exchange_move_id
        deposit = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.company_data["default_journal_bank"].id,
                "date": "2026-03-02",
                "payment_ref": "x",
                "amount": 10.0,
                "partner_id": self.customer.id,
                "counterpart_account_id": self.customer.property_account_receivable_id.id,
            }
        )

        self.assertTrue(exchange)
        for entry in paid | foreign | made | exchange | deposit.move_id:
            self.assertEqual(entry.state, "posted")
            self.assertFalse(self.in_register(entry), entry.name)

    def test_a_journal_entry_in_favour_of_a_customer_stands_in_the_register(self):
        """Odoo has no way to tell a correction from a gift, and accounting cannot do without journal entries."""
        bookkeeper = self.a_bookkeeper()
        entry = self.an_entry(400.0)
        self.over_rpc(bookkeeper, entry, "action_post")
        receivable = (entry | self.invoice).line_ids.filtered(
            lambda line: line.account_id.account_type == "asset_receivable"
        )

        receivable.with_user(bookkeeper).reconcile()

        self.assertEqual(self.invoice.amount_residual, 600.0)
        self.assertTrue(self.in_register(entry))

    def test_an_invoice_that_comes_back_smaller_stands_in_the_register(self):
        """Correcting a wrong invoice is daily work; who did it, and by how much, must not be hidden."""
        smaller, cancelled = self.posted(self.an_invoice(("work", 500.0))), self.posted(self.an_invoice(("work", 500.0)))
        self.assertFalse(self.in_register(smaller))

        for step in ("draft", "posted"):
            smaller.with_user(self.accountant).write({"state": step})
            smaller.invoice_line_ids.filtered(lambda line: line.parent_state == "draft").price_unit = 1.0
        cancelled.with_user(self.accountant).button_draft()
        cancelled.with_user(self.accountant).button_cancel()

        self.assertTrue(self.in_register(smaller))
        self.assertTrue(self.in_register(cancelled))
        self.assertRefused(
            lambda: self.over_rpc(self.accountant, smaller, "write", {"after_sales_highest_amount": 0}),
            error=AccessError,
        )

    def test_where_control_only_watches_each_of_them_stands_in_the_register(self):
        self.company.after_sales_control = "monitor"

        for name, entry in {
            "credit note": self.a_loose_credit(),
            "line below zero": self.an_invoice(("work", 500.0), ("gift", -400.0)),
            "goods below zero": self.an_invoice(
                ("work", 500.0),
                ("Boiler", 100.0, {"quantity": -4, "sale_line_ids": [Command.set(self.order.order_line.ids)]}),
            ),
            "journal entry": self.an_entry(10.0),
        }.items():
            with self.subTest(name):
                self.assertTrue(self.in_register(self.posted(entry)))

    def test_a_draft_that_lay_there_before_the_control_is_seen(self):
        self.company.after_sales_control = "off"
        unlocked(self.company).after_sales_control_since = False
        credit_note = self.a_loose_credit()
        self.env.cr.execute("UPDATE account_move SET create_date = '2020-01-01' WHERE id = %s", [credit_note.id])
        credit_note.invalidate_recordset(["create_date"])
        self.company.after_sales_control = "monitor"

        self.assertTrue(self.in_register(self.posted(credit_note)))

    def test_a_posted_invoice_made_smaller_in_place_stands_in_the_register(self):
        receivable = self.invoice.line_ids.filtered(lambda line: line.account_id.account_type == "asset_receivable")
        income = self.invoice.invoice_line_ids

        self.over_rpc(
            self.a_bookkeeper(),
            self.invoice,
            "write",
            {"line_ids": [Command.update(receivable.id, {"debit": 1.0}), Command.update(income.id, {"credit": 1.0})]},
            context={"skip_readonly_check": True, "skip_invoice_sync": True},
        )

        self.assertTrue(self.in_register(self.invoice))

    def a_loose_credit(self, **values):
        return self.an_invoice(("gift", 50.0), move_type="out_refund", **values)
