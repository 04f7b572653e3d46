# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsUndo(ReturnsCents, AfterSalesCommon):
    """What was posted is undone as a whole, by counter entries, while that is possible (checklist B50)."""

    def test_stock_and_ledger_are_as_before_for_every_cost_method(self):
        for method in ("standard", "average", "fifo"):
            order, product = self.a_sold_product(method=method)
            invoice = self.invoiced(order)
            before = self.books(product)
            document = self.a_returned(order, (product, 2))

            self.undone(document)

            self.assertEqual((document.state, document.credit_status), ("undone", "undone"), method)
            self.assertEqual(self.books(product), before, method)
            self.assertStock(product, on_hand=6.0, quarantine=0.0, value=60.0)
            self.assertEqual(self.handover_of(document).move_ids.value, 20.0, method)
            self.assertEqual((invoice.amount_residual, invoice.payment_state), (400.0, "not_paid"), method)
            self.assertEqual((order.order_line.qty_delivered, order.order_line.qty_invoiced), (4.0, 4.0), method)
            self.assertEqual(order.order_line.qty_to_invoice, 0.0, method)

    def test_the_very_lots_go_back(self):
        product = self.a_product(tracking="serial")
        lots = [self.a_lot(product, f"S{number}") for number in range(3)]
        for lot in lots:
            self.bought(product, 1, 10.0, lot=lot)
        order = self.an_order((product, 3))
        self.delivered(order, lots={product: [(lot, 1) for lot in lots]})
        self.invoiced(order)
        document = self.a_returned(order, (product, 1, lots[1]))

        self.undone(document)

        handed = self.handover_of(document).move_line_ids
        self.assertEqual((handed.lot_id, handed.location_dest_id.usage), (lots[1], "customer"))
        again = self.a_returned(order, (product, 1, lots[1]))
        self.assertEqual(again.state, "done")

    def test_cents_and_rate_of_a_foreign_credit_are_taken_back(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-01", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        order, product = self.a_sale_of(3, 33.33, self.a_tax(7.7), pricelist_id=pricelist.id)
        self.invoiced(order, date="2026-02-02")
        document = self.a_returned(order, (product, 1))
        credit_note = document.sudo().credit_note_ids

        self.undone(document)

        debit = credit_note.after_sales_undone_by_id
        self.assertEqual((debit.move_type, debit.state), ("out_invoice", "posted"))
        self.assertEqual(
            {account: -balance for account, balance in self.by_account(credit_note).items()}, self.by_account(debit)
        )
        self.assertEqual((credit_note.amount_residual, debit.amount_residual), (0.0, 0.0))

    def test_what_came_back_in_parts_is_undone_and_the_rest_no_longer_expected(self):
        order, product = self.a_sold_product()
        invoice = self.invoiced(order)
        document = self.an_approved_return(order, (product, 3))
        self.received(document, {product: 1})
        self.assertEqual(document.state, "approved")

        self.undone(document)

        self.assertEqual((document.state, document.receipt_status), ("undone", "none"))
        self.assertEqual(invoice.amount_residual, 400.0)
        self.assertStock(product, on_hand=6.0, quarantine=0.0, value=60.0)

    def test_caps_and_authority_are_free_again(self):
        order, product = self.a_sold_product()
        invoice = self.invoiced(order)
        first = self.a_returned(order, (product, 4))
        self.assertEqual(first.approval_request_ids.exposure, 400.0)

        self.undone(first)
        second = self.a_returned(order, (product, 4))

        self.assertEqual(second.approval_request_ids.exposure, 400.0)
        self.assertEqual(second.state, "done")
        self.assertEqual(second.sudo().credit_note_ids.reversed_entry_id, invoice)
        self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))

    def test_each_row_of_the_ledger_says_what_undid_it(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 1))

        self.undone(document)

        undone = {row.kind: row.reversed_by_id.kind for row in document.posting_ids}
        self.assertEqual(
            undone, {"receipt": "handover", "credit_note": "debit", "handover": False, "debit": False}
        )
        [row] = self.env["after_sales.approval.log"].search(
            [("res_model", "=", document._name), ("res_id", "=", document.id), ("event", "=", "undone")]
        )
        self.assertEqual((row.user_id, row.comment), (self.undo, "Wrong customer"))

    def test_goods_that_were_credited_on_approval_and_never_came_are_undone(self):
        self.company.after_sales_credit_moment = "approval"
        order, product = self.a_sold_product()
        invoice = self.invoiced(order)
        document = self.an_approved_return(order, (product, 1))
        self.assertEqual(invoice.amount_residual, 300.0)

        self.undone(document)

        self.assertEqual(invoice.amount_residual, 400.0)
        self.assertEqual(document.sudo().picking_ids.state, "cancel")

    def test_goods_that_left_quarantine_are_not_handed_back(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 2))
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": product.id,
                "scrap_qty": 1,
                "location_id": self.warehouse.after_sales_quarantine_id.id,
            }
        )
        scrap.action_validate()

        self.assertRefused(lambda: self.undone(document), "only 1 Units are free", "2 must go back")

        self.assertEqual(document.state, "done")
        self.assertFalse(document.sudo().credit_note_ids.after_sales_undone_by_id)

    def test_a_credit_that_was_paid_out_is_not_undone(self):
        order, product = self.a_sold_product()
        self.paid(self.invoiced(order))
        document = self.a_returned(order, (product, 1))
        self.paid(document.sudo().credit_note_ids)

        self.assertRefused(lambda: self.undone(document), "was paid out")

    def test_a_credit_that_was_set_off_elsewhere_is_not_undone(self):
        order, product = self.a_sold_product()
        self.paid(self.invoiced(order))
        document = self.a_returned(order, (product, 1))
        other, _product = self.a_sold_product()
        invoice = self.invoiced(other)
        lines = (invoice | document.sudo().credit_note_ids).line_ids
        lines.filtered(lambda line: line.account_type == "asset_receivable").reconcile()

        self.assertRefused(lambda: self.undone(document), "was set off against", invoice.name)

    def test_closed_books_forbid_it(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 1))
        self.company.sale_lock_date = "2026-03-31"

        self.assertRefused(lambda: self.undone(document), "closed up to 2026-03-31")

    def test_what_has_moved_nothing_is_cancelled_not_undone(self):
        order, product = self.a_sold_product()
        document = self.an_approved_return(order, (product, 1))

        self.assertFalse(document.with_user(self.undo).can_undo)
        self.assertRefused(lambda: self.undone(document), "nothing to undo")
        self.assertRefused(lambda: self.undone(self.a_return(order, (product, 1))), "cannot be undone now")

    def test_it_is_undone_once_and_for_good(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 1))
        self.undone(document)

        self.assertRefused(lambda: self.undone(document), "cannot be undone now")
        self.assertRefused(document.with_user(self.sales).action_reset, "cannot be reset")

    def test_a_reason_is_told(self):
        order, product = self.a_sold_product()
        document = self.a_returned(order, (product, 1))

        self.assertRefused(lambda: self.undone(document, " "), "write why")

    def test_only_who_has_the_right_undoes(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 1))

        for user in (self.sales, self.accountant, self.warehouse_user, self.approver_gm, self.administrator, self.auditor):
            self.assertRefused(document.with_user(user).action_undo, "Undo of Posted Documents", error=AccessError)
            self.assertRefused(lambda user=user: document.with_user(user)._undo("Mine"), error=AccessError)
            self.assertFalse(document.with_user(user).can_undo)

    def test_nobody_says_by_hand_that_a_credit_note_was_undone(self):
        order, product = self.a_sold_product()
        invoice = self.invoiced(order)
        credit_note = self.a_returned(order, (product, 1)).sudo().credit_note_ids

        forged = {"after_sales_undone_by_id": invoice.id}

        self.assertRefused(lambda: credit_note.with_env(self.env).write(forged), error=AccessError)

    def test_controlled_books_take_the_debit_of_a_discount_too(self):
        self.company.after_sales_control = "enforce"
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.a_returned(order, (product, 1))

        self.undone(document)

        self.assertEqual(document.sudo().credit_note_ids.after_sales_undone_by_id.state, "posted")

    # -- words of this file --------------------------------------------------------------------------------------------

    def undone(self, document, why="Wrong customer"):
        action = document.with_user(self.undo).action_undo()
        wizard = self.env[action["res_model"]].with_user(self.undo).with_context(**action["context"])
        wizard.create({"comment": why}).action_confirm()

    def a_sold_product(self, **product):
        product = self.a_product(**product)
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        return order, product

    def handover_of(self, document):
        return document.sudo().picking_ids.filtered(lambda picking: picking.location_dest_id.after_sales_is_with_customer)

    def books(self, product):
        """What the general ledger says of everything to do with ``product``."""
        entries = self.env["account.move.line"].search([("product_id", "=", product.id)]).move_id
        return self.by_account(entries.filtered(lambda entry: entry.state == "posted"))

    def by_account(self, entries):
        found = {}
        for line in entries.line_ids:
            name = line.account_id.display_name
            found[name] = round(found.get(name, 0.0) + line.balance, 2)
        return found
