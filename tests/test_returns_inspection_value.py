# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionValue(InspectionCase):
    """Stock value and ledger after each disposition, for every cost method (checklist B32, B37, B40).

    Sold at 100 and bought at 10 and 30, so that the cost methods differ; what is lost is booked at once with perpetual
    valuation, at closing with periodic valuation.
    """

    def set_stage(self):
        super().set_stage()
        self.loss = self.company_data["default_account_expense"].copy({"code": "650100", "name": "Loss on returns"})
        self.reason.with_company(self.company).scrap_account_id = self.loss

    def a_scrapped(self, method, valuation="real_time"):
        """Four of eight come back and two of them are scrapped; ten were bought at 10, ten at 30."""
        product = self.a_product(method=method, valuation=valuation)
        self.bought(product, 10, 10.0)
        self.bought(product, 10, 30.0)
        order = self.an_order((product, 8))
        self.delivered(order)
        self.invoiced(order)
        before = product.with_company(self.company).total_value
        document = self.a_returned(order, (product, 4))
        came_in = sum(document.sudo().line_ids.receipt_move_ids.mapped("value"))
        inspection = self.inspected(document, ("restock", 2), ("scrap", 2))
        return product, before + came_in, self.entries_of(inspection, "scrap").move_ids

    def test_what_is_scrapped_leaves_the_books_at_what_it_leaves_stock_with(self):
        for method, lost in (("standard", 20.0), ("average", 40.0), ("fifo", 20.0)):
            with self.subTest(method=method):
                product, value, scrapped = self.a_scrapped(method)

                self.assertEqual(scrapped.value, lost)
                self.assertLedger(scrapped.account_move_id, {self.loss: lost, self.stock_account: -lost})
                self.assertStock(product, on_hand=14.0, quarantine=0.0, value=value - lost)

    def test_with_periodic_valuation_the_loss_is_booked_at_closing_at_average_cost(self):
        self.assert_booked_at_closing("average", 40.0)

    def test_with_periodic_valuation_the_loss_is_booked_at_closing_at_the_oldest_layer(self):
        self.assert_booked_at_closing("fifo", 20.0)

    def test_with_periodic_valuation_the_loss_is_booked_at_closing_at_standard_price(self):
        self.assert_booked_at_closing("standard", 20.0)

    def assert_booked_at_closing(self, method, lost):
        product, value, scrapped = self.a_scrapped(method, valuation="periodic")

        closing = self.company.action_close_stock_valuation(auto_post=True)

        self.assertFalse(scrapped.account_move_id)
        self.assertStock(product, on_hand=14.0, quarantine=0.0, value=value - lost)
        self.assertEqual(self.env["account.move"].browse(closing["res_id"]).state, "posted")
        self.assertEqual(self.balance(self.loss), lost)

    def test_stock_and_ledger_agree_after_buying_selling_returning_and_scrapping(self):
        """All at one cost: then Odoo promises that the valuation account moves as the worth of stock does."""
        opening = self.balance(self.stock_account)
        for method in ("standard", "average", "fifo"):
            with self.subTest(method=method):
                product = self.a_product(method=method)
                self.bought(product, 10, 10.0)
                order = self.an_order((product, 8))
                self.delivered(order)
                self.invoiced(order)
                document = self.a_returned(order, (product, 4))
                self.inspected(document, ("restock", 1), ("scrap", 2), ("rework", 1))

                # Purchases are not part of the addon, so the 100 that were bought are not in the books.
                moved = self.balance(self.stock_account) - opening
                self.assertEqual(product.with_company(self.company).total_value, 100.0 + moved)
                opening = self.balance(self.stock_account)

    def test_lots_valued_on_their_own_are_scrapped_at_the_cost_of_the_lot(self):
        product = self.a_product(tracking="lot", lot_valuated=True)
        lots = [self.a_lot(product, name) for name in ("L1", "L2")]
        for lot, cost in zip(lots, (10.0, 20.0), strict=True):
            self.bought(product, 5, cost, lot=lot)
        order = self.an_order((product, 2))
        self.delivered(order, lots={product: [(lots[1], 2)]})
        self.invoiced(order)
        document = self.a_returned(order, (product, 2, lots[1]))

        inspection = self.inspected(document, ("scrap", 2))

        self.assertEqual(self.entries_of(inspection, "scrap").move_ids.value, 40.0)
        self.assertStock(product, on_hand=8.0, value=110.0)

    def test_a_downgrade_between_cost_methods_books_only_the_write_down(self):
        for method in ("standard", "average", "fifo"):
            for target_method in ("standard", "average", "fifo"):
                with self.subTest(method=method, target=target_method):
                    self.assert_write_down(method, target_method)

    def assert_write_down(self, method, target_method):
        product, cheap = self.a_product(method=method), self.a_product(method=target_method, cost=6.0)
        self.bought(product, 4, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)
        before = self.balance(self.loss), self.balance(self.stock_account)
        document = self.a_returned(order, (product, 4))

        self.inspected(document, ("downgrade", 4, {"target_product_id": cheap.id, "target_cost": 6.0}))

        # The credit note brought 40 of cost back into stock; 16 of it are lost, 24 are there.
        self.assertEqual(self.balance(self.loss) - before[0], 16.0)
        self.assertEqual(self.balance(self.stock_account) - before[1], 24.0)
        self.assertStock(cheap, on_hand=4.0, value=24.0)
        self.assertStock(product, on_hand=0.0, quarantine=0.0, value=0.0)
