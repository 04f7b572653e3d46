# Part of after_sales. LGPL-3.
from psycopg2.errors import CheckViolation

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsEligibility(AfterSalesCommon):
    """What may come back: every problem in one sentence, all at once, before anything is written (R5.17, R5.20)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.invoice = self.invoiced(self.order)

    def test_an_empty_return_is_told_everything_it_lacks(self):
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.unlink()
        document.reason_id = False

        self.assertRefused(document.action_submit, "has no lines", "has no reason")

        self.assertEqual(document.state, "draft")

    def test_more_than_delivered_is_refused_with_all_numbers(self):
        document = self.a_return(self.order, (self.product, 11))

        self.assertRefused(
            document.action_submit, "11 Units cannot come back, only 10 can", "delivered 10, already returned 0"
        )

    def test_lines_on_one_delivery_are_added_up(self):
        document = self.a_return(self.order, (self.product, 6), (self.product, 6))

        self.assertRefused(document.action_submit, "6 Units cannot come back, only 4 can")

    def test_what_another_open_return_claims_cannot_come_back_twice(self):
        self.a_submitted_return(self.order, (self.product, 7))
        document = self.a_return(self.order, (self.product, 4))

        self.assertRefused(document.action_submit, "only 3 can", "claimed by other returns 7")

    def test_two_returns_submitted_together_cannot_both_take_the_last_piece(self):
        documents = self.a_return(self.order, (self.product, 6)) + self.a_return(self.order, (self.product, 6))

        self.assertRefused(documents.action_submit, "only 4 can")

        self.assertEqual(documents.mapped("state"), ["draft", "draft"])

    def test_what_came_back_by_odoos_own_return_counts_too(self):
        delivery = self.order.picking_ids
        wizard = (
            self.env["stock.return.picking"]
            .with_context(active_id=delivery.id, active_model="stock.picking")
            .create({})
        )
        wizard.product_return_moves.quantity = 8
        self.validated(self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"]))
        document = self.a_return(self.order, (self.product, 3))

        self.assertRefused(document.action_submit, "only 2 can", "already returned 8")

    def test_a_cancelled_return_gives_its_goods_free(self):
        self.a_submitted_return(self.order, (self.product, 7)).action_cancel()

        document = self.a_submitted_return(self.order, (self.product, 10))

        self.assertEqual(document.state, "submitted")

    def test_goods_of_another_customer_are_refused(self):
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        document = self.a_return(self.order, (self.product, 1), partner_id=stranger.id)

        self.assertRefused(document.action_submit, "was delivered to Rosa Alvarez")

    def test_a_contact_of_the_customer_may_return_for_him(self):
        contact = self.env["res.partner"].create({"name": "Ana", "parent_id": self.customer.id})

        document = self.a_submitted_return(self.order, (self.product, 1), partner_id=contact.id)

        self.assertEqual(document.state, "submitted")

    def test_a_cancelled_order_is_refused(self):
        document = self.a_return(self.order, (self.product, 1))
        self.order.locked = False
        self.order._action_cancel()

        self.assertRefused(document.action_submit, "which is cancelled")

    def test_goods_of_a_locked_order_come_back(self):
        """Checklist B13"""
        self.order.action_lock()

        document = self.a_returned(self.order, (self.product, 1))

        self.assertEqual(document.receipt_status, "received")
        self.assertEqual(self.order.order_line.qty_delivered, 9.0)

    def test_goods_that_never_passed_our_stock_are_refused(self):
        """Neither from our stock nor from a vendor (those: TestReturnsDropship)."""
        elsewhere = self.product.property_stock_production
        values = {"location_id": elsewhere.id, "sale_line_id": self.order.order_line.id}
        shipped = self.order.order_line.move_ids.copy(values)
        shipped._action_confirm()
        shipped.quantity, shipped.picked = 1, True
        shipped._action_done()
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.move_id = shipped

        self.assertRefused(document.action_submit, "did not go from our stock")

    def test_a_part_of_what_was_sold_as_a_whole_is_refused(self):
        """Checklist B9: a part of a kit has no price of its own."""
        leg = self.a_product(name="Leg")
        self.bought(leg, 4, 10.0)
        part = self.order.order_line.move_ids.copy({"product_id": leg.id, "sale_line_id": self.order.order_line.id})
        part._action_confirm()
        part.quantity, part.picked = 4, True
        part._action_done()
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.move_id = part

        self.assertRefused(document.action_submit, "a part of", "has no price of its own")

    def test_a_line_names_its_delivery(self):
        """Checklist B5"""
        document = self.a_return(self.order, (self.product, 1))

        with mute_logger("odoo.sql_db"):
            self.assertRefused(
                lambda: document.write({"line_ids": [Command.create({"quantity": 1, "uom_id": self.unit.id})]}),
                error=CheckViolation,
            )

    def test_an_archived_product_is_refused(self):
        document = self.a_return(self.order, (self.product, 1))
        self.product.active = False

        self.assertRefused(document.action_submit, "is archived. Unarchive the product")

    def test_a_closed_period_is_refused(self):
        document = self.a_return(self.order, (self.product, 1))
        self.company.sale_lock_date = "2026-03-31"

        self.assertRefused(document.action_submit, "closed up to 2026-03-31")

    def test_missing_accounts_are_refused_together(self):
        document = self.a_return(self.order, (self.product, 1))
        self.customer.with_company(self.company).property_account_receivable_id = False
        self.env["ir.default"].search([("field_id.name", "=", "property_account_receivable_id")]).unlink()
        self.company.account_stock_valuation_id = False
        self.product.categ_id.with_company(self.company).property_stock_valuation_account_id = False

        self.assertRefused(document.action_submit, "has no receivable account", "has no stock valuation account")

    def test_a_currency_without_a_rate_is_refused(self):
        currency = self.env["res.currency"].create({"name": "ZZZ", "symbol": "Z"})
        pricelist = self.env["product.pricelist"].create({"name": "ZZZ", "currency_id": currency.id})
        order = self.an_order((self.product, 1), pricelist_id=pricelist.id)
        self.delivered(order)
        document = self.a_return(order, (self.product, 1))

        self.assertRefused(document.action_submit, "There is no exchange rate from ZZZ")

    def test_two_currencies_need_two_returns(self):
        currency = self.setup_other_currency("EUR")
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        other = self.an_order((self.product, 1), pricelist_id=pricelist.id)
        self.delivered(other)
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids = [Command.create({"move_id": other.order_line.move_ids.id, "quantity": 1})]

        self.assertRefused(document.action_submit, "mixes the currencies")

    def test_a_tracked_product_needs_its_lot(self):
        product, lot, order = self.a_delivered_lot()
        document = self.a_return(order, (product, 1))

        self.assertRefused(document.action_submit, "choose the lot or serial number")
        self.assertTrue(lot)

    def test_a_lot_that_never_went_to_this_customer_is_refused(self):
        product, lot, order = self.a_delivered_lot()
        document = self.a_return(order, (product, 1, self.a_lot(product, "L9")))

        self.assertRefused(document.action_submit, "L9 was never delivered to this customer")
        self.assertTrue(lot)

    def test_all_problems_are_told_at_once(self):
        product, _lot, order = self.a_delivered_lot()
        document = self.a_return(order, (product, 1), reason_id=False)
        document.line_ids = [Command.create({"move_id": self.order.order_line.move_ids.id, "quantity": 99})]

        message = self.assertRefused(
            document.action_submit, "has no reason", "choose the lot", "99 Units cannot come back"
        )

        self.assertEqual(len(message.splitlines()), 3)

    def test_approval_looks_again_at_what_may_come_back(self):
        document = self.a_submitted_return(self.order, (self.product, 10))
        delivery = self.order.picking_ids
        wizard = (
            self.env["stock.return.picking"]
            .with_context(active_id=delivery.id, active_model="stock.picking")
            .create({})
        )
        wizard.product_return_moves.quantity = 5
        self.validated(self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"]))

        self.assertRefused(document.with_user(self.approver_gm).action_approve, "only 5 can")

        self.assertEqual(document.state, "submitted")
        self.assertEqual(document.approval_step_ids.state, "waiting")

    def a_delivered_lot(self):
        product = self.a_product(name="Seal", tracking="lot")
        lot = self.a_lot(product, "L1")
        self.bought(product, 5, 10.0, lot=lot)
        order = self.an_order((product, 2))
        self.delivered(order, lots={product: [(lot, 2)]})
        return product, lot, order
