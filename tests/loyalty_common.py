# Part of after_sales. LGPL-3.
"""Programs, cards and sales of Odoo's loyalty app, as short as a test wants them."""

from odoo.fields import Command


class LoyaltyCommon:
    """Mixed into a test case that runs where ``sale_loyalty`` is installed; no program but the test's own is there."""

    def setUp(self):
        super().setUp()
        self.env["loyalty.program"].search([]).active = False

    def a_program(self, earns=None, products=None, reward=None):
        """A program that gives points (mode, amount) for ``products``, and takes them for ``reward``."""
        mode, amount = earns or ("order", 1.0)
        rule = {"reward_point_mode": mode, "reward_point_amount": amount, "minimum_qty": 1 if earns else 10_000}
        rule |= {"product_ids": [Command.set(products.ids)]} if products else {}
        reward = reward or {"discount": 10.0, "discount_mode": "percent", "required_points": 100_000}
        return self.env["loyalty.program"].create({
            "name": "Points", "program_type": "loyalty", "trigger": "auto", "applies_on": "both",
            "rule_ids": [Command.create(rule)], "reward_ids": [Command.create(reward)],
        })  # fmt: skip

    def a_card(self, program, points=0.0):
        return self.env["loyalty.card"].create(
            {"program_id": program.id, "partner_id": self.customer.id, "points": points}
        )

    def a_purse(self, kind, points):
        """A gift card or an e-wallet that holds ``points`` of money."""
        program = self.env["loyalty.program"].create({
            "name": kind, "program_type": kind, "applies_on": "future",
            "trigger": "auto" if kind == "ewallet" else "with_code",
            "reward_ids": [Command.create({"discount": 1, "discount_mode": "per_point", "required_points": 1})],
        })  # fmt: skip
        return self.a_card(program, points)

    def a_sale(self, item, reward=None, is_invoiced=True):
        """Boilers, (quantity, price), sold to the customer: the order, and the product."""
        boiler = self.a_product()
        return self.sold((boiler, *item), reward=reward, is_invoiced=is_invoiced), boiler

    def sold(self, *items, reward=None, program=None, is_invoiced=True):
        """An order of (product, quantity, price), with a reward of the card ``reward`` or of ``program``; delivered."""
        for product, quantity, _price in items:
            self.bought(product, quantity, 10.0)
        order = self.env["sale.order"].create({
            "partner_id": self.customer.id, "company_id": self.company.id, "warehouse_id": self.warehouse.id,
            "order_line": [
                Command.create({"product_id": product.id, "product_uom_qty": quantity, "price_unit": price})
                for product, quantity, price in items
            ],
        })  # fmt: skip
        order._update_programs_and_rewards()
        if reward:
            if reward.program_type == "gift_card":
                order.applied_coupon_ids += reward
            order._apply_program_reward(reward.program_id.reward_ids[:1], reward)
        if program:
            for card, rewards in order._get_claimable_rewards().items():
                order._apply_program_reward(rewards[:1], card)
        order.action_confirm()
        self.delivered(order)
        rewards = order.order_line.filtered(lambda line: line.is_reward_line and line.product_id.type == "service")
        rewards.qty_delivered = 1
        if is_invoiced:
            self.invoiced(order)
        return order
