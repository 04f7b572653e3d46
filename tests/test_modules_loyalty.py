# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .loyalty_common import LoyaltyCommon


@tagged("post_install", "-at_install", "-standard", "after_sales_beside")
class TestModulesLoyalty(LoyaltyCommon, AfterSalesCommon):
    """Points of Odoo's loyalty app follow goods that come back (checklist B21, B31)."""

    def test_points_that_the_goods_earned_are_taken_back_in_proportion(self):
        card = self.a_card(self.a_program(earns=("money", 1.0)))
        order, boiler = self.a_sale((3, 100.0))
        self.assertEqual(card.points, 300.0)

        document = self.a_returned(order, (boiler, 1))

        self.assertEqual((card.points, document.points_ids.kind, document.points_ids.points), (200.0, "earned", -100.0))
        self.assertIn(f"that the goods of {order.name} had earned were taken back", document.points_ids.sentence)
        self.assertIn("taken back", " ".join(document.sudo().message_ids.mapped("body")))
        told = card.history_ids.filtered(lambda each: each.order_model == document._name)
        self.assertEqual((told.used, told.order_id), (100.0, document.id))

    def test_thirds_of_points_come_to_all_of_them(self):
        card = self.a_card(self.a_program(earns=("order", 100.0)))
        order, boiler = self.a_sale((3, 33.33))
        self.assertEqual(card.points, 100.0)

        seen = [self.a_returned(order, (boiler, 1)) and card.points for _each in range(3)]

        self.assertEqual([round(points, 2) for points in seen], [66.67, 33.33, 0.0])

    def test_asking_again_moves_nothing(self):
        card = self.a_card(self.a_program(earns=("money", 1.0)))
        order, boiler = self.a_sale((2, 100.0))
        document = self.a_returned(order, (boiler, 1))

        document.sudo()._advance()
        document.sudo()._settle_points()

        self.assertEqual((card.points, len(document.points_ids)), (100.0, 1))

    def test_only_goods_that_earned_points_take_them_back(self):
        boiler, pump = self.a_product(name="Boiler"), self.a_product(name="Pump")
        card = self.a_card(self.a_program(earns=("unit", 5.0), products=boiler))
        order = self.sold((boiler, 2, 100.0), (pump, 2, 100.0))
        self.assertEqual(card.points, 10.0)

        self.a_returned(order, (pump, 2))
        self.assertEqual(card.points, 10.0)
        self.a_returned(order, (boiler, 1))

        self.assertEqual(card.points, 5.0)

    def test_points_that_are_spent_already_are_owed(self):
        card = self.a_card(self.a_program(earns=("money", 1.0)))
        order, boiler = self.a_sale((1, 100.0))
        card.points = 30.0

        self.a_returned(order, (boiler, 1))

        self.assertEqual(card.points, -70.0)

    def test_goods_that_were_not_invoiced_take_their_points_too(self):
        card = self.a_card(self.a_program(earns=("money", 1.0)))
        order, boiler = self.a_sale((2, 100.0), is_invoiced=False)

        document = self.a_returned(order, (boiler, 1))

        self.assertEqual((card.points, document.sudo().credit_note_ids.ids), (100.0, []))

    def test_what_is_replaced_keeps_its_points(self):
        card = self.a_card(self.a_program(earns=("money", 1.0)))
        order, boiler = self.a_sale((2, 100.0))

        self.a_returned(order, (boiler, 1, {"remedy": "replacement"}))

        self.assertEqual(card.points, 200.0)

    def test_points_spent_on_a_discount_come_back_with_the_credit_less_the_discount(self):
        program = self.a_program(reward={"discount": 10.0, "discount_mode": "percent", "required_points": 50})
        card = self.a_card(program, points=80.0)
        order, boiler = self.a_sale((4, 100.0), reward=card)
        self.assertEqual((card.points, order.invoice_ids.amount_untaxed), (30.0, 360.0))

        document = self.a_returned(order, (boiler, 1))
        self.assertEqual((document.sudo().credit_note_ids.amount_untaxed, card.points), (90.0, 42.5))
        self.a_returned(order, (boiler, 3))

        self.assertEqual((card.points, order.invoice_ids[0].amount_residual), (80.0, 0.0))

    def test_a_reward_on_some_products_lowers_the_credit_of_these_only(self):
        boiler, pump = self.a_product(name="Boiler"), self.a_product(name="Pump")
        reward = {"discount": 20.0, "discount_mode": "percent", "required_points": 50}
        reward |= {"discount_applicability": "specific", "discount_product_ids": [Command.set(pump.ids)]}
        card = self.a_card(self.a_program(reward=reward), points=50.0)
        order = self.sold((boiler, 1, 100.0), (pump, 1, 100.0), reward=card)

        full = self.a_returned(order, (boiler, 1)).sudo().credit_note_ids
        self.assertEqual((full.amount_untaxed, card.points), (100.0, 0.0))
        reduced = self.a_returned(order, (pump, 1)).sudo().credit_note_ids

        self.assertEqual((reduced.amount_untaxed, card.points), (80.0, 50.0))

    def test_points_spent_on_free_goods_come_back_with_these_goods(self):
        gift = self.a_product(name="Thermostat")
        self.bought(gift, 5, 10.0)
        reward = {"reward_type": "product", "reward_product_id": gift.id, "required_points": 40}
        card = self.a_card(self.a_program(reward=reward), points=40.0)
        order, boiler = self.a_sale((1, 100.0), reward=card)
        self.assertEqual(card.points, 0.0)

        self.a_returned(order, (boiler, 1))
        self.assertEqual(card.points, 0.0)
        self.a_returned(order, (gift, 1))

        self.assertEqual(card.points, 40.0)

    def test_undoing_a_return_books_everything_back(self):
        program = self.a_program(
            earns=("money", 1.0), reward={"discount": 10.0, "discount_mode": "percent", "required_points": 50}
        )
        card = self.a_card(program, points=80.0)
        order, boiler = self.a_sale((4, 100.0), reward=card)
        before = card.points
        document = self.a_returned(order, (boiler, 1))
        self.assertEqual((before, card.points), (430.0, 342.5))

        document.with_user(self.undo)._undo("Wrong goods")
        undone = document.points_ids.filtered("is_undo")
        self.assertEqual((card.points, undone.mapped("points")), (before, [100.0, -12.5]))
        self.a_returned(order, (boiler, 4))

        self.assertEqual(card.points, 80.0)
