# Part of after_sales. LGPL-3.
import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon
from .returns_cents import ReturnsCents
from .returns_machine import ReturnsMachine

#: ``SEQUENCES=500 ./dev test TestReturnsSequences`` tries other sequences, and many.
ASKED = os.environ.get("SEQUENCES")


def sequences(count):
    return settings(
        max_examples=int(ASKED or count),
        stateful_step_count=22,
        derandomize=not ASKED,
        database=None,
        deadline=None,
        # A sequence takes seconds: what fails is told as it was found.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


class SequencesCase(Allowances, ReturnsCents, AfterSalesCommon):
    """The stage: ``steady`` always costs 10, ``second_choice`` is what goods are downgraded to."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_tolerance_percent = 25.0
        self.seen = set()
        self.vendor = self.env["res.partner"].create({"name": "Pump Works"})
        self.steady = self.a_stocked("average", tax=self.a_tax(7.7))
        self.second_choice = self.a_product(name="Second choice", cost=4.0)
        # Goods that leave before they are there are valued anew by Odoo when they come: no transfer says that.
        self.bought(self.second_choice, 80, 4.0)
        self.products = self.steady | self.second_choice

    def a_stocked(self, method, tax=None, lots=(), **values):
        product = self.a_product(
            name=f"Boiler {method} {len(self.env['product.product'].search([]))}",
            method=method,
            taxes_id=[Command.set(tax.ids if tax else [])],
            **values,
        )
        if not lots:
            self.bought(product, 80, 10.0)
        for name, quantity, cost in lots:
            self.bought(product, quantity, cost, lot=self.a_lot(product, f"{name} of {product.name}"))
        return product

    def a_foreign_pricelist(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-02", 4.0)])
        return self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})

    def run_sequences(self, count, *expected):
        run_state_machine_as_test(lambda: ReturnsMachine(self), settings=sequences(count))
        if not ASKED:
            self.assertLessEqual(set(expected), self.seen)


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsSequences(SequencesCase):
    """Whatever people do in whatever order, goods, books and approvals agree after each step (checklist B1 to B3, B51).

    One order in the company's currency, one in a foreign currency and partly by the dozen; products of each cost method,
    with tax on top and included, one of them invoiced as ordered. A failure prints the steps that led there.
    """

    def set_stage(self):
        super().set_stage()
        standard = self.a_stocked("standard", invoice_policy="order")
        fifo = self.a_stocked("fifo", tax=self.a_tax(13, price_include_override="tax_included"))
        average = self.a_stocked("average", tax=self.a_tax(19, price_include_override="tax_included"))
        self.products |= standard | fifo | average
        dozen = {"product_uom_id": self.dozen.id, "price_unit": 99.97}
        self.orders = self.an_order(
            (self.steady, 12, {"price_unit": 33.33}), (standard, 12, {"discount": 12.5}), (fifo, 5)
        ) | self.an_order(
            (fifo, 2, dozen), (average, 3, dozen), (self.steady, 7), pricelist_id=self.a_foreign_pricelist().id
        )
        self.delivered(self.orders[0])
        self.invoiced(self.orders[0])

    def test_no_sequence_breaks_goods_books_or_approvals(self):
        self.run_sequences(7, "deliver", "invoice", "ask", "receive", "inspect", "undo", "allow")


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsSequencesOfLots(SequencesCase):
    """The same with goods that are known one by one or by lot: each is worth, and comes back as, what left.

    Serial numbers at first in first out, lots at a cost of their own and lots at a standard price.
    """

    def set_stage(self):
        super().set_stage()
        serials = [(f"S{number}", 1, 9.0 + number) for number in range(1, 7)]
        lots = [("A", 20, 10.0), ("B", 20, 20.0)]
        serial = self.a_stocked("fifo", tracking="serial", lots=serials, tax=self.a_tax(7.7))
        valued = self.a_stocked("average", tracking="lot", lots=lots, lot_valuated=True)
        plain = self.a_stocked("standard", tracking="lot", lots=lots)
        self.products |= serial | valued | plain
        self.orders = self.an_order((serial, 3), (valued, 7, {"price_unit": 33.33}), (self.steady, 5)) | self.an_order(
            (serial, 2), (valued, 12), (plain, 9), pricelist_id=self.a_foreign_pricelist().id
        )
        self.delivered(self.orders[0])
        self.invoiced(self.orders[0])

    def test_no_sequence_breaks_goods_books_or_approvals(self):
        self.run_sequences(5, "deliver", "invoice", "ask", "receive", "inspect")
