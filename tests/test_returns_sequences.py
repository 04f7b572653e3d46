# Part of after_sales. LGPL-3.
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents
from .returns_machine import ReturnsMachine

SEQUENCES = settings(
    max_examples=7,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    deadline=None,
    # A sequence takes seconds: what fails is told as it was found.
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsSequences(ReturnsCents, AfterSalesCommon):
    """Whatever people do in whatever order, goods, books and approvals agree after each step (checklist B1 to B3, B51).

    One order in the company's currency, one in a foreign currency and partly by the dozen; products of each cost method,
    with tax on top and included, one of them invoiced as ordered. A failure prints the steps that led there.
    """

    def setUp(self):
        super().setUp()
        self.company.after_sales_tolerance_percent = 25.0
        self.seen = set()
        self.steady = self.a_stocked("average", tax=self.a_tax(7.7))
        self.products = (
            self.steady
            | self.a_stocked("standard", invoice_policy="order")
            | self.a_stocked("fifo", tax=self.a_tax(13, price_include_override="tax_included"))
            | self.a_stocked("average", tax=self.a_tax(19, price_include_override="tax_included"))
        )
        _steady, standard, fifo, average = self.products
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-02", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        dozen = {"product_uom_id": self.dozen.id, "price_unit": 99.97}
        self.orders = self.an_order(
            (self.steady, 12, {"price_unit": 33.33}), (standard, 12, {"discount": 12.5}), (fifo, 5)
        ) | self.an_order((fifo, 2, dozen), (average, 3, dozen), (self.steady, 7), pricelist_id=pricelist.id)
        self.delivered(self.orders[0])
        self.invoiced(self.orders[0])

    def a_stocked(self, method, tax=None, **values):
        product = self.a_product(
            name=f"Boiler {method} {len(self.env['product.product'].search([]))}",
            method=method,
            taxes_id=[Command.set(tax.ids if tax else [])],
            **values,
        )
        self.bought(product, 80, 10.0)
        return product

    def test_no_sequence_breaks_goods_books_or_approvals(self):
        run_state_machine_as_test(lambda: ReturnsMachine(self), settings=SEQUENCES)

        self.assertLessEqual({"deliver", "invoice", "ask", "receive", "inspect", "send", "pay", "cancel", "undo"}, self.seen)
