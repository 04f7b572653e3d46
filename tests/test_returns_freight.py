# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsFreight(ReturnsCents, AfterSalesCommon):
    """Freight and fixed charges are credited by explicit choice, never above what is open of them (checklist B22)."""

    def set_stage(self):
        super().set_stage()
        self.tax = self.a_tax(10)
        self.freight = self.env["product.product"].create(
            {"name": "Freight", "type": "service", "invoice_policy": "order", "taxes_id": self.tax.ids, "after_sales_is_freight": True}
        )
        self.product = self.a_product()
        self.bought(self.product, 10, 10.0)
        self.order = self.an_order((self.product, 4), (self.freight, 1, {"price_unit": 50.0}))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)

    def test_without_a_choice_only_goods_are_credited(self):
        document = self.a_returned(self.order)

        self.assertTrue(document.sudo().has_freight)
        self.assertEqual(document.sudo().credit_note_ids.amount_total, 400.0)

    def test_chosen_freight_is_approved_and_credited_with_the_goods(self):
        document = self.a_return(self.order)
        document.action_add_freight()
        self.assertEqual((document.freight_ids.amount, document.freight_amount, document.amount_total), (50.0, 55.0, 455.0))
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        note = document.sudo().credit_note_ids
        self.assertEqual((note.amount_total, self.invoice.amount_residual), (455.0, 0.0))
        self.assertEqual(self.invoice.payment_state, "reversed")
        self.assertEqual((document.state, document._slip_money()), ("done", [("Freight and charges", 50.0, 55.0)]))

    def test_it_is_credited_once_with_the_first_goods(self):
        document = self.a_return(self.order)
        document.action_add_freight()
        document.freight_ids.amount = 20.0
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()

        self.received(document, {self.product: 1.0})
        self.received(document, {self.product: 3.0})

        totals = document.sudo().credit_note_ids.sorted("id").mapped("amount_total")
        self.assertEqual(totals, [122.0, 300.0])
        self.assertEqual(self.invoice.amount_residual, 33.0)

    def test_never_more_than_is_open(self):
        first = self.a_return(self.order, (self.product, 1))
        first.action_add_freight()
        first.freight_ids.amount = 30.0
        first.action_submit()
        first.with_user(self.approver_gm).action_approve()
        self.received(first)
        second = self.a_return(self.order, (self.product, 1))
        second.action_add_freight()
        self.assertEqual(second.freight_ids.amount, 20.0)

        second.freight_ids.amount = 30.0

        self.assertRefused(second.action_submit, "only", "20.00", "of it is invoiced and open")

    def test_what_is_no_freight_or_of_another_order_is_refused(self):
        other = self.an_order((self.product, 1), (self.freight, 1, {"price_unit": 5.0}))
        self.delivered(other)
        invoice = self.invoiced(other)
        document = self.a_return(self.order, (self.product, 1))
        lines = invoice.invoice_line_ids.filtered(lambda line: line.product_id == self.freight) | (
            self.invoice.invoice_line_ids.filtered(lambda line: line.product_id == self.product)
        )
        document.freight_ids = [(0, 0, {"invoice_line_id": line.id, "amount": 1.0}) for line in lines]

        self.assertRefused(document.action_submit, "was not invoiced with the orders", "is no freight")

    def test_whole_orders_are_proposed_their_freight_where_the_company_says_so(self):
        self.company.after_sales_refunds_freight = True
        part, whole = self.a_return(self.order, (self.product, 3)), self.a_return(self.order)

        (part | whole)._propose_freight()

        self.assertEqual((part.freight_amount, whole.freight_amount), (0.0, 55.0))

    def test_an_order_is_not_offered_for_invoicing_again(self):
        document = self.a_return(self.order)
        document.action_add_freight()
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        freight = self.order.order_line.filtered(lambda line: line.product_id == self.freight)
        self.assertEqual((freight.qty_invoiced, freight.qty_to_invoice), (1.0, 0.0))

    def test_undoing_makes_it_open_again(self):
        document = self.a_return(self.order, (self.product, 1))
        document.action_add_freight()
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        document.with_user(self.undo)._undo("Sent by mistake")

        self.assertEqual(self.invoice.amount_residual, 455.0)
        again = self.a_return(self.order, (self.product, 1))
        again.action_add_freight()
        self.assertEqual(again.freight_ids.amount, 50.0)

    def test_a_price_with_tax_included(self):
        tax = self.a_tax(21, price_include_override="tax_included")
        self.freight.taxes_id = tax
        order = self.an_order((self.product, 1), (self.freight, 1, {"price_unit": 60.5}))
        self.delivered(order)
        invoice = self.invoiced(order)
        document = self.a_return(order, (self.product, 1))
        document.action_add_freight()
        self.assertEqual((document.freight_ids.amount, document.freight_amount), (60.5, 60.5))
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertNothingLeft(invoice)

    def test_a_foreign_invoice(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-01", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        order = self.an_order((self.product, 3, {"price_unit": 33.33}), (self.freight, 1, {"price_unit": 9.99}), pricelist_id=pricelist.id)
        self.delivered(order)
        invoice = self.invoiced(order, date="2026-02-02")
        document = self.a_return(order)
        document.action_add_freight()
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertNothingLeft(invoice)
