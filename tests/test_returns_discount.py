# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsDiscount(ReturnsCents, AfterSalesCommon):
    """Goods that come back give back their share of a discount on the whole order (checklist B21)."""

    def test_one_of_two_items_takes_its_share_by_value(self):
        order, boiler, _pump = self.a_discounted_sale(0.10)
        invoice = self.invoiced(order)
        self.assertEqual(invoice.amount_untaxed, 360.0)

        document = self.a_returned(order, (boiler, 1))

        self.assertEqual((document.amount_untaxed, document.sudo().credit_note_ids.amount_untaxed), (90.0, 90.0))

    def test_all_items_take_all_of_it_to_the_cent(self):
        order, boiler, pump = self.a_discounted_sale(0.0333, price=33.33)
        invoice = self.invoiced(order)

        for product in (boiler, boiler, pump, pump):
            self.a_returned(order, (product, 1))

        self.assertNothingLeft(invoice)

    def test_a_full_return_in_one_is_the_exact_opposite(self):
        order, boiler, pump = self.a_discounted_sale(0.0333, price=33.33)
        invoice = self.invoiced(order)

        document = self.a_returned(order, (boiler, 2), (pump, 2))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, invoice.amount_total)
        self.assertNothingLeft(invoice)

    def test_a_down_payment_is_no_discount(self):
        order, boiler, _pump = self.a_discounted_sale(0.0)
        wizard = self.env["sale.advance.payment.inv"].with_context(active_model="sale.order", active_ids=order.ids)
        down = wizard.create({"advance_payment_method": "percentage", "amount": 50})._create_invoices(order)
        down.invoice_date = "2026-03-02"
        down.action_post()
        invoice = order._create_invoices(final=True)
        invoice.invoice_date = "2026-03-02"
        invoice.action_post()

        document = self.a_returned(order, (boiler, 1), invoice_id=invoice.id)

        self.assertEqual(document.sudo().credit_note_ids.amount_untaxed, 100.0)

    def a_discounted_sale(self, rate, price=100.0):
        """Two boilers and two pumps, delivered, with a discount of ``rate`` on the order as Odoo writes it."""
        tax = self.a_tax(15)
        products = [self.a_product(name=name, taxes_id=[Command.set(tax.ids)]) for name in ("Boiler", "Pump")]
        for product in products:
            self.bought(product, 2, 10.0)
        order = self.an_order(*[(product, 2, {"price_unit": price}) for product in products])
        self.delivered(order)
        if rate:
            self.env["sale.order.discount"].create(
                {"sale_order_id": order.id, "discount_type": "so_discount", "discount_percentage": rate}
            ).action_apply_discount()
            order.order_line.filtered(lambda line: line.price_unit < 0).qty_delivered = 1
        return order, *products
