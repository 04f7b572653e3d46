# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.loyalty_share import Move, move
from ..exact import exact


class AfterSalesReturn(models.Model):
    """Points, gift cards and e-wallets follow the goods, where Odoo's loyalty app is installed (checklist B21, B31)."""

    _inherit = "after_sales.return"

    points_ids = fields.One2many("after_sales.return.points", "return_id", "Points and Cards", readonly=True)

    def _advance(self):
        result = super()._advance()
        self.sudo()._settle_points()
        return result

    def _after_undo(self):
        super()._after_undo()
        self.sudo()._undo_points()

    def _settle_points(self):
        """Move what is due on the cards of these orders and has not moved yet: each point once, however often it is asked."""
        if not self.env["sale.order"]._after_sales_has_loyalty():
            return
        for document in self.filtered(lambda each: each._keeps_its_points()):
            for order in document.line_ids.sale_line_id.order_id:
                document._settle_points_of(order)

    def _keeps_its_points(self):
        """Neither undone nor about to be: then everything is booked back in one go."""
        return self.state in ("approved", "done") and not self.credit_note_ids.after_sales_undone_by_id

    def _settle_points_of(self, order):
        due = order._after_sales_points_due()
        rows = self.env["after_sales.return.points"].search([("order_id", "=", order.id)]) if due else ()
        for (card, kind), target in due.items():
            own = [row for row in rows if row.card == card.id and row.kind == kind]
            change = target - sum((exact(row.points) - exact(row.missing_points) for row in own), exact(0))
            if change:
                done = move(change, exact(card.points), card.program_id.is_nominative)
                self._move_points(order, card, kind, done)

    def _move_points(self, order, card, kind, done, is_undo=False):
        """Book one movement on the card, in its own history, and on the return."""
        points = float(done.points)
        if points:
            # Nobody is congratulated on points that he had before.
            card.with_context(loyalty_no_mail=True).points += points
            self.env["loyalty.history"].create(
                {
                    "card_id": card.id,
                    "description": self.env._(
                        "Return %(return)s of %(order)s", **{"return": self.name, "order": order.name}
                    ),
                    "issued": max(points, 0.0),
                    "used": max(-points, 0.0),
                    "order_model": self._name,
                    "order_id": self.id,
                }
            )
        row = self.env["after_sales.return.points"].create(
            {
                "return_id": self.id,
                "order_id": order.id,
                "kind": kind,
                "card": card.id,
                "card_name": card.display_name,
                "said_points": card._format_points(abs(points)),
                "points": points,
                "missing_points": float(done.missing),
                "is_undo": is_undo,
            }
        )
        self._message_log(body=row.sentence)

    def _undo_points(self):
        """Book every movement of these returns back, as it was; what was never taken is not given back."""
        for document in self:
            moved = {}
            for row in document.points_ids:
                points, missing = moved.get((row.order_id, row.card, row.kind), (exact(0), exact(0)))
                key = row.order_id, row.card, row.kind
                moved[key] = points + exact(row.points), missing + exact(row.missing_points)
            for (order, number, kind), (points, missing) in moved.items():
                card = self.env["loyalty.card"].browse(number).exists() if "loyalty.card" in self.env else None
                if card and (points or missing):
                    document._move_points(order, card, kind, Move(-points, -missing), is_undo=True)
