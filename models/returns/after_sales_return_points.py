# Part of after_sales. LGPL-3.
from odoo import api, fields, models

KINDS = [
    ("earned", "Earned by the Goods"),
    ("spent", "Spent on a Reward"),
    ("paid", "Paid with the Card"),
]


class AfterSalesReturnPoints(models.Model):
    """What a return moved on a loyalty card, a gift card or an e-wallet, once (checklist B21, B31).

    Odoo's loyalty app need not be installed: the card is kept by its number, and its words beside it.
    """

    _name = "after_sales.return.points"
    _description = "Points Moved by a Return"
    _order = "id"
    _rec_name = "sentence"

    return_id = fields.Many2one("after_sales.return", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="return_id.company_id", store=True, precompute=True, index=True)
    order_id = fields.Many2one("sale.order", required=True, readonly=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    card = fields.Integer("Number of the Card", required=True, readonly=True, aggregator=None)
    card_name = fields.Char("Card", readonly=True)
    said_points = fields.Char("Points or Money", readonly=True, help="How the program of the card writes them.")
    points = fields.Float(digits=(16, 2), readonly=True, help="What the card got; below zero: what was taken off it.")
    missing_points = fields.Float(
        "Not There Any More",
        digits=(16, 2),
        readonly=True,
        help="Points that should have been taken back and are spent; they are not asked for.",
    )
    is_undo = fields.Boolean("Undone Again", readonly=True, help="The return was undone, and this took it back.")
    sentence = fields.Char("What Was Done", compute="_compute_sentence")

    @api.depends("kind", "points", "missing_points", "card_name", "said_points", "order_id", "is_undo")
    @api.depends_context("lang")
    def _compute_sentence(self):
        for row in self:
            row.sentence = row._say()

    def _say(self):
        values = {
            "points": self.said_points,
            "missing": f"{self.missing_points:g}",
            "card": self.card_name,
            "order": self.order_id.sudo().name,
        }
        if self.is_undo:
            said = self.env._("The return was undone: %(points)s of %(order)s were booked back on %(card)s.", **values)
        elif self.kind == "earned":
            said = self.env._(
                "%(points)s that the goods of %(order)s had earned were taken back from %(card)s.", **values
            )
        elif self.kind == "spent":
            said = self.env._("%(points)s that %(order)s had cost were given back to %(card)s.", **values)
        else:
            said = self.env._("%(points)s that were paid on %(order)s with %(card)s went back to it.", **values)
        if self.missing_points and not self.is_undo:
            said += " " + self.env._("Spent already, and not asked for: %(missing)s.", **values)
        return said
