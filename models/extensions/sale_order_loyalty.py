# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.loyalty_share import due
from ..exact import exact


class SaleOrder(models.Model):
    """What an order did to loyalty cards, gift cards and e-wallets, and how much of it its returns take back.

    Odoo keeps the points that an order earned (``coupon_point_ids``) and what its rewards cost (``points_cost`` of their
    lines); both exist only where ``sale_loyalty`` is installed.
    """

    _inherit = "sale.order"

    def _after_sales_has_loyalty(self):
        return "coupon_point_ids" in self._fields

    def _after_sales_points_due(self) -> dict:
        """What the cards of this order should have got, or lost, through returns by now: {(card, kind): points}."""
        found = {}
        for card, kind, points in (*self._after_sales_points_earned(), *self._after_sales_points_spent()):
            found[card, kind] = found.get((card, kind), exact(0)) + points
        return found

    def _after_sales_outlives(self, card):
        """Whether the card is more than a means of this order: what a promotion makes for one order ends with it."""
        return not (card.program_id.applies_on == "current" and card.order_id == self)

    def _after_sales_is_coupon(self, card):
        """Whether the card counts uses, and not points or money."""
        return not card.program_id.is_nominative and not card.program_id.is_payment_program

    def _after_sales_points_earned(self):
        for earned in self.coupon_point_ids:
            card = earned.coupon_id
            if not self._after_sales_outlives(card):
                continue
            lines, weigh = self._after_sales_earning(card.program_id)
            whole = sum((weigh(line) * line._after_sales_ordered() for line in lines), exact(0))
            part = sum((weigh(line) * line._after_sales_credited_back() for line in lines), exact(0))
            yield card, "earned", -due(exact(earned.points), part, whole, self._after_sales_is_coupon(card))

    def _after_sales_earning(self, program):
        """The lines that earned points, and what one piece of a line counts: itself, or what it costs."""
        lines = self.order_line.filtered(lambda line: not line.display_type and not line.reward_id)
        valid = self.env["product.product"].union(*program._get_valid_products(lines.product_id).values())
        earning = lines.filtered(lambda line: line.product_id in valid and line.product_uom_qty > 0)
        if set(program.rule_ids.mapped("reward_point_mode")) == {"unit"}:
            return earning, lambda line: exact(1)
        return earning, lambda line: exact(line.price_total) / (line._after_sales_ordered() or 1)

    def _after_sales_points_spent(self):
        rewards = self.order_line.filtered(lambda line: line.reward_id and line.coupon_id)
        for lines in rewards.grouped(lambda line: (line.coupon_id, line.reward_identifier_code)).values():
            card, reward = lines.coupon_id, lines.reward_id[:1]
            cost = exact(sum(lines.mapped("points_cost")))
            if not cost or not self._after_sales_outlives(card):
                continue
            part, whole = (
                lines._after_sales_pieces_back() if reward.reward_type == "product" else lines._after_sales_money_back()
            )
            kind = "paid" if reward.program_id.is_payment_program else "spent"
            yield card, kind, due(cost, part, whole, self._after_sales_is_coupon(card))
