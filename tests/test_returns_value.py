# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsValue(AfterSalesCommon):
    """What comes back comes in at the cost it left with (checklist B32, B36)."""

    def test_a_lot_comes_in_at_the_cost_of_that_lot(self):
        product, (cheap, dear), order = self.a_delivery_of_two_lots(lot_valuated=True)

        document = self.a_returned(order, (product, 1, dear))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 20.0)
        self.assertEqual(dear.with_company(self.company).standard_price, 20.0)
        self.assertEqual(cheap.with_company(self.company).standard_price, 10.0)

    def test_lots_that_all_come_back_bring_what_left(self):
        product, (cheap, dear), order = self.a_delivery_of_two_lots(lot_valuated=True)

        self.a_returned(order, (product, 2, cheap), (product, 2, dear))

        self.assertStock(product, quarantine=4.0, value=150.0)

    def test_lots_that_are_not_valued_on_their_own_come_in_at_the_average_of_the_delivery(self):
        product, (_cheap, dear), order = self.a_delivery_of_two_lots()

        document = self.a_returned(order, (product, 1, dear))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 15.0)

    def test_goods_of_somebody_else_that_left_without_value_come_in_without_one(self):
        consigned = self.env["res.partner"].create({"name": "Consignor"})
        product = self.a_product(cost=10.0)
        stock = self.warehouse.lot_stock_id
        self.env["stock.quant"]._update_available_quantity(product, stock, 4.0, owner_id=consigned)
        order = self.an_order((product, 4))
        order.picking_ids.owner_id = consigned
        self.delivered(order)
        self.invoiced(order)

        document = self.a_returned(order, (product, 2))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 0.0)
        self.assertStock(product, quarantine=2.0, value=0.0)

    def test_a_cost_method_that_changed_since_changes_nothing(self):
        product = self.a_product(method="standard", cost=10.0)
        self.bought(product, 6, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)
        product.categ_id.property_cost_method = "average"
        self.bought(product, 6, 30.0)

        document = self.a_returned(order, (product, 2))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 20.0)

    def test_goods_that_stay_the_customers_do_not_change_what_ours_are_worth(self):
        """Checklist B39: three of 10 and four of 20 are ours; the one to repair is not."""
        for method in ("average", "fifo"):
            product = self.a_product(method=method)
            self.bought(product, 4, 10.0)
            order = self.an_order((product, 1))
            self.delivered(order)
            self.bought(product, 4, 20.0)

            self.a_returned(order, (product, 1, {"remedy": "repair"}))

            self.assertStock(product, value=110.0)

    def a_delivery_of_two_lots(self, **values):
        product = self.a_product(tracking="lot", **values)
        lots = [self.a_lot(product, name) for name in ("L1", "L2")]
        for lot, cost in zip(lots, (10.0, 20.0), strict=True):
            self.bought(product, 5, cost, lot=lot)
        order = self.an_order((product, 4))
        self.delivered(order, lots={product: [(lot, 2) for lot in lots]})
        self.invoiced(order)
        return product, lots, order
