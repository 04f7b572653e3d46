# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason


class StockPicking(models.Model):
    """The warehouse sees before it validates that goods are held (R10.07)."""

    _inherit = "stock.picking"

    after_sales_hold = fields.Text("Held Goods", compute="_compute_after_sales_hold", compute_sudo=True)

    def _compute_after_sales_hold(self):
        moves = self.move_ids.filtered(lambda move: move.state not in ("draft", "done", "cancel"))
        items = moves._after_sales_holding()
        say = self.env["after_sales.message"]._sentence
        for picking in self:
            about = items.browse()
            for move in (picking.move_ids & moves).filtered(lambda move: items and move._after_sales_leaves()):
                about |= items.filtered(lambda item, move=move: item.product_id == move.product_id)
            picking.after_sales_hold = (
                "\n".join(
                    say(reason("held_goods_beware", goods=item.display_name, recall=item.recall_id.display_name))
                    for item in about
                )
                or False
            )
