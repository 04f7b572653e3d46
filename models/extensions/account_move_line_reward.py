# Part of after_sales. LGPL-3.
from odoo import models


class AccountMoveLine(models.Model):
    """Rewards of loyalty programs on an invoice: each is shared by the goods that it was given on (checklist B21)."""

    _inherit = "account.move.line"

    def _after_sales_deduction_goods(self, goods):
        alike = super()._after_sales_deduction_goods(goods)
        if "reward_id" not in self.env["sale.order.line"]._fields:
            return alike
        line = self.sudo().sale_line_ids.filtered("reward_id")[:1]
        reward, order = line.reward_id, line.order_id
        if reward.program_id.is_payment_program:
            # What was paid with a card was paid on all goods, whatever their taxes.
            return goods
        if reward.discount_applicability == "specific":
            meant = order._get_specific_discountable_lines(reward)
        elif reward.discount_applicability == "cheapest":
            meant = order._cheapest_line(reward) or order.order_line.browse()
        else:
            return alike
        return alike.filtered(lambda each: each.sale_line_ids & meant) or alike
