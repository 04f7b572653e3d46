# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsRefund(AfterSalesCommon):
    """The credit note follows the invoice, to the cent (R5.04, R5.09; checklist B15 to B25)."""

    def test_standard_cost_reverses_what_the_invoice_booked(self):
        product = self.a_product(method="standard", cost=10.0)
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)
        product.standard_price = 16.0

        credit_note = self.a_returned(order, (product, 2)).sudo().credit_note_ids

        self.assertEqual(self.cost_of(credit_note), -20.0)

    def test_average_cost_reverses_at_the_cost_the_goods_left_with(self):
        product = self.a_product(method="average", cost=10.0)
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)
        self.bought(product, 10, 40.0)

        document = self.a_returned(order, (product, 1))

        self.assertEqual(self.cost_of(document.sudo().credit_note_ids), -10.0)
        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 10.0)

    def test_fifo_cost_reverses_at_the_cost_the_goods_left_with(self):
        product = self.a_product(method="fifo", cost=10.0)
        self.bought(product, 2, 10.0)
        self.bought(product, 5, 30.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)

        document = self.a_returned(order)

        self.assertEqual(self.cost_of(document.sudo().credit_note_ids), -80.0)
        self.assertStock(product, quarantine=4.0, value=170.0)

    def test_periodic_valuation_books_no_cost(self):
        product = self.a_product(valuation="periodic")
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)

        credit_note = self.a_returned(order).sudo().credit_note_ids

        self.assertFalse(credit_note.line_ids.filtered(lambda line: line.display_type == "cogs"))
        self.assertEqual(credit_note.amount_total, 400.0)

    def test_the_same_product_on_two_invoice_lines_keeps_its_two_costs(self):
        product = self.a_product(method="fifo")
        self.bought(product, 1, 10.0)
        self.bought(product, 1, 30.0)
        order = self.an_order((product, 1, {"price_unit": 50.0}), (product, 1, {"price_unit": 70.0}))
        first, second = order.order_line
        self.delivered(order)
        self.invoiced(order)
        costs = {line: self.invoice_cost(line) for line in (first, second)}

        document = self.a_return(order, (product, 1))
        document.line_ids.move_id = second.move_ids
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        credit_note = self.received(document).sudo().credit_note_ids

        self.assertEqual(sorted(costs.values()), [10.0, 30.0])
        self.assertEqual(credit_note.amount_total, 70.0)
        self.assertEqual(self.cost_of(credit_note), -costs[second])

    def test_units_of_a_dozen_are_credited_at_the_exact_price_and_cost(self):
        product = self.a_product(cost=10.0)
        self.bought(product, 24, 10.0)
        order = self.an_order((product, 2, {"product_uom_id": self.dozen.id, "price_unit": 100.0}))
        self.delivered(order)
        self.invoiced(order)

        document = self.a_return(order, (product, 5))
        document.line_ids.uom_id = self.unit
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        credit_note = self.received(document).sudo().credit_note_ids

        self.assertEqual(document.amount_total, 41.67)
        self.assertEqual(credit_note.amount_total, 41.67)
        self.assertEqual(self.cost_of(credit_note), -50.0)
        self.assertAlmostEqual(order.order_line.qty_delivered, 1.58, places=2)

    def test_a_price_with_tax_included_is_credited_with_its_tax(self):
        product = self.a_product(price=115.0, taxes_id=[Command.set(self.a_tax_included().ids)])
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 3, {"discount": 10.0}))
        self.delivered(order)
        invoice = self.invoiced(order)

        credit_note = self.a_returned(order, (product, 3)).sudo().credit_note_ids

        self.assertEqual(
            (credit_note.amount_untaxed, credit_note.amount_tax), (invoice.amount_untaxed, invoice.amount_tax)
        )
        self.assertEqual(invoice.payment_state, "reversed")

    def test_a_paid_invoice_leaves_an_open_credit(self):
        order, product = self.a_sold_product()
        invoice = self.paid(self.invoiced(order))

        credit_note = self.a_returned(order, (product, 1)).sudo().credit_note_ids

        self.assertEqual(credit_note.payment_state, "not_paid")
        self.assertEqual(credit_note.amount_residual, 100.0)
        self.assertEqual(invoice.payment_state, invoice._get_invoice_in_payment_state())

    def test_a_part_paid_invoice_is_settled_first_and_the_rest_stays_open(self):
        order, product = self.a_sold_product()
        invoice = self.paid(self.invoiced(order), 350.0)

        credit_note = self.a_returned(order, (product, 2)).sudo().credit_note_ids

        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(credit_note.amount_residual, 150.0)

    def test_a_foreign_invoice_is_credited_at_its_own_rate(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0), ("2026-03-01", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        order, product = self.a_sold_product(pricelist_id=pricelist.id, lines={"price_unit": 100.0})
        invoice = self.invoiced(order, date="2026-02-02")

        document = self.a_returned(order, (product, 2))

        credit_note = document.sudo().credit_note_ids
        self.assertEqual(credit_note.currency_id, currency)
        self.assertEqual(credit_note.amount_total, 200.0)
        self.assertEqual(credit_note.amount_total_signed, -100.0)
        self.assertEqual(document.approval_step_ids.amount, 50.0)
        self.assertEqual(invoice.amount_residual, 200.0)
        self.assertFalse(invoice.line_ids.matched_credit_ids.exchange_move_id)

    def test_goods_that_were_not_invoiced_only_lower_the_quantity_to_invoice(self):
        order, product = self.a_sold_product()

        document = self.a_returned(order, (product, 1))

        self.assertEqual((document.state, document.credit_status), ("done", "not_invoiced"))
        self.assertFalse(document.sudo().credit_note_ids)
        self.assertEqual(order.order_line.qty_to_invoice, 3.0)

    def test_partly_invoiced_goods_are_credited_as_far_as_they_were_invoiced(self):
        order, product = self.a_sold_product(quantity=10)
        invoice = order._create_invoices()
        invoice.invoice_line_ids.quantity = 9
        invoice.action_post()

        document = self.a_returned(order, (product, 2))

        self.assertEqual(document.sudo().credit_note_ids.invoice_line_ids.quantity, 1.0)
        self.assertEqual(order.order_line.qty_to_invoice, 0.0)

    def test_a_return_against_an_invoice_credits_that_invoice(self):
        order, product = self.a_sold_product(quantity=6, deliver={"Boiler": 2})
        first = self.invoiced(order)
        self.delivered(order)
        second = self.invoiced(order)

        document = self.a_returned(order, (product, 1), invoice_id=second.id)

        self.assertEqual(document.sudo().credit_note_ids.reversed_entry_id, second)
        self.assertFalse(first.reversal_move_ids)

    def test_one_return_of_two_invoices_makes_one_credit_note_for_each(self):
        order, product = self.a_sold_product(quantity=4, deliver={"Boiler": 2})
        first = self.invoiced(order)
        self.delivered(order)
        second = self.invoiced(order)
        moves = order.order_line.move_ids

        document = self.a_return(order, (product, 2), (product, 2))
        document.line_ids[1].move_id = moves[1]
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.reversed_entry_id, first + second)
        self.assertEqual((first + second).mapped("payment_state"), ["reversed", "reversed"])

    def test_two_returns_of_one_invoice_received_together_settle_that_invoice_and_no_other(self):
        boiler = self.a_product()
        first, second = self.an_order((boiler, 4)), self.an_order((boiler, 4), partner=self.customer.copy())
        self.delivered(first)
        self.delivered(second)
        invoices = self.invoiced(first) | self.invoiced(second)
        documents = self.an_approved_return(first, (boiler, 1)) | self.an_approved_return(first, (boiler, 2))
        documents |= self.an_approved_return(second, (boiler, 3))

        self.received(documents)

        self.assertEqual(invoices.mapped("amount_residual"), [100.0, 100.0])
        self.assertEqual(documents.sudo().credit_note_ids.mapped("amount_residual"), [0.0, 0.0, 0.0])

    def test_several_partial_returns_reverse_the_whole_invoice(self):
        order, product = self.a_sold_product(quantity=3)
        invoice = self.invoiced(order)

        for _each in range(3):
            self.a_returned(order, (product, 1))

        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(sum(self.cost_of(credit_note) for credit_note in invoice.reversal_move_ids), -30.0)
        self.assertStock(product, quarantine=3.0, value=100.0)

    def test_an_order_invoiced_on_order_is_not_offered_for_invoicing_again(self):
        order, product = self.a_sold_product(quantity=4, invoice_policy="order")
        self.invoiced(order)

        self.a_returned(order, (product, 1))

        self.assertEqual(order.order_line.qty_to_invoice, 0.0)
        self.assertEqual(order.invoice_status, "invoiced")

    def test_the_credit_note_takes_people_terms_and_analytic_of_the_invoice(self):
        analytic = self.env["account.analytic.account"].create(
            {
                "name": "North",
                "plan_id": self.env["account.analytic.plan"].create({"name": "Regions"}).id,
            }
        )
        order, product = self.a_sold_product()
        order.order_line.analytic_distribution = {str(analytic.id): 100}
        invoice = self.invoiced(order)

        credit_note = self.a_returned(order, (product, 1)).sudo().credit_note_ids

        self.assertEqual(credit_note.invoice_user_id, invoice.invoice_user_id)
        self.assertEqual(credit_note.team_id, invoice.team_id)
        self.assertEqual(credit_note.invoice_line_ids.analytic_distribution, {str(analytic.id): 100})
        self.assertIn(invoice.name, credit_note.ref)

    def test_price_and_tax_come_from_the_invoice_even_when_the_product_changed(self):
        product = self.a_product(taxes_id=[Command.set(self.tax_sale_a.ids)])
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 2))
        self.delivered(order)
        invoice = self.invoiced(order)
        product.write({"list_price": 999.0, "taxes_id": [Command.set(self.tax_sale_b.ids)]})
        self.tax_sale_a.active = False

        credit_note = self.a_returned(order).sudo().credit_note_ids

        self.assertEqual(credit_note.amount_total, invoice.amount_total)
        self.assertEqual(credit_note.invoice_line_ids.tax_ids, self.tax_sale_a)

    # -- words of this file --------------------------------------------------------------------------------------------

    def a_sold_product(self, quantity=4, deliver=None, lines=None, invoice_policy="delivery", **order):
        product = self.a_product(invoice_policy=invoice_policy)
        self.bought(product, 10, 10.0)
        sold = self.an_order((product, quantity, lines or {}), **order)
        self.delivered(sold, {product: deliver["Boiler"]} if deliver else None)
        return sold, product

    def a_tax_included(self):
        return self.env["account.tax"].create(
            {
                "name": "15% incl.",
                "amount": 15.0,
                "price_include_override": "tax_included",
                "type_tax_use": "sale",
                "company_id": self.company.id,
            }
        )

    def cost_of(self, entry):
        return sum(entry.line_ids.filtered(lambda line: line.account_id == self.cogs_account).mapped("balance"))

    def invoice_cost(self, order_line):
        lines = order_line.invoice_lines
        return sum(line.balance for line in lines.move_id.line_ids if line.cogs_origin_id in lines and line.balance > 0)
