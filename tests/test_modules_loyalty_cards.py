# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .loyalty_common import LoyaltyCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "-standard", "after_sales_beside")
class TestModulesLoyaltyCards(LoyaltyCommon, ReturnsCents, AfterSalesCommon):
    """What was paid with a gift card or an e-wallet goes back to it, and coupons are not halved (checklist B21, B31)."""

    def test_what_a_gift_card_paid_goes_back_to_it_and_the_rest_as_money(self):
        card = self.a_purse("gift_card", points=100.0)
        order, boiler = self.a_sale((4, 100.0), reward=card)
        self.assertEqual((card.points, order.invoice_ids.amount_total), (0.0, 300.0))

        document = self.a_returned(order, (boiler, 1))

        credit = document.sudo().credit_note_ids
        self.assertEqual((credit.amount_total, card.points, document.points_ids.kind), (75.0, 25.0, "paid"))
        self.assertIn(f"{card._format_points(25.0)} that were paid on {order.name}", document.points_ids.sentence)

    def test_an_e_wallet_gets_back_all_of_it_whatever_the_parts(self):
        card = self.a_purse("ewallet", points=50.0)
        order, boiler = self.a_sale((3, 33.33), reward=card)
        self.assertEqual(card.points, 0.0)

        for _each in range(3):
            self.a_returned(order, (boiler, 1))

        self.assertEqual(card.points, 50.0)
        self.assertNothingLeft(order.invoice_ids[0])

    def test_what_was_paid_with_a_card_is_shared_by_goods_of_all_taxes(self):
        taxed = self.a_product(name="Boiler", taxes_id=[Command.set(self.a_tax(15).ids)])
        free = self.a_product(name="Pump")
        card = self.a_purse("ewallet", points=100.0)
        order = self.sold((taxed, 1, 100.0), (free, 1, 100.0), reward=card)
        self.assertEqual(order.invoice_ids.amount_total, 115.0)

        first = self.a_returned(order, (free, 1)).sudo().credit_note_ids
        self.assertEqual((first.amount_total, card.points), (50.0, 50.0))
        second = self.a_returned(order, (taxed, 1)).sudo().credit_note_ids

        self.assertEqual((second.amount_total, card.points), (65.0, 100.0))

    def test_a_card_gets_nothing_where_nothing_was_invoiced(self):
        card = self.a_purse("ewallet", points=100.0)
        order, boiler = self.a_sale((2, 100.0), reward=card, is_invoiced=False)

        self.a_returned(order, (boiler, 1))

        self.assertEqual((card.points, self.invoiced(order).amount_total), (0.0, 0.0))

    def test_a_coupon_for_the_next_order_is_taken_back_with_the_last_goods(self):
        order, boiler, card = self.a_sale_that_earned_a_coupon()
        self.a_returned(order, (boiler, 1))
        self.assertEqual(card.points, 1.0)

        self.a_returned(order, (boiler, 1))

        self.assertEqual(card.points, 0.0)

    def test_a_coupon_that_is_used_already_is_not_asked_for(self):
        order, boiler, card = self.a_sale_that_earned_a_coupon()
        card.points = 0.0

        document = self.a_returned(order, (boiler, 2))

        row = document.points_ids
        self.assertEqual((card.points, row.points, row.missing_points), (0.0, 0.0, 1.0))
        self.assertIn("Spent already, and not asked for: 1.", row.sentence)
        document.with_user(self.undo)._undo("Wrong goods")
        self.assertEqual(card.points, 0.0)

    def test_a_promotion_of_the_order_itself_ends_with_it(self):
        program = self.env["loyalty.program"].create({
            "name": "Ten off", "program_type": "promotion", "trigger": "auto", "applies_on": "current",
            "rule_ids": [Command.create({"minimum_qty": 1})],
            "reward_ids": [Command.create({"discount": 10.0, "discount_mode": "percent"})],
        })  # fmt: skip
        boiler = self.a_product()
        order = self.sold((boiler, 2, 100.0), program=program)
        self.assertEqual(order.invoice_ids.amount_untaxed, 180.0)

        document = self.a_returned(order, (boiler, 1))

        self.assertEqual((document.sudo().credit_note_ids.amount_untaxed, document.points_ids.ids), (90.0, []))

    def a_sale_that_earned_a_coupon(self):
        program = self.env["loyalty.program"].create({
            "name": "Next time", "program_type": "next_order_coupons", "trigger": "auto", "applies_on": "future",
            "rule_ids": [Command.create({"reward_point_mode": "order", "reward_point_amount": 1, "minimum_qty": 1})],
            "reward_ids": [Command.create({"discount": 10.0, "discount_mode": "percent"})],
        })  # fmt: skip
        boiler = self.a_product()
        order = self.sold((boiler, 2, 100.0), program=program)
        card = program.coupon_ids
        self.assertEqual(card.points, 1.0)
        return order, boiler, card
