# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import ownership


class AfterSalesOwnership(models.Model):
    """The chain of owners of each delivery, read for many numbers at once."""

    _inherit = "after_sales.ownership"

    @api.model
    def _last_of(self, moves, lots) -> dict:
        """{(delivery line, lot): its last entry} of these deliveries; what nobody passed on is not in it."""
        if not moves or not lots:
            return {}
        entries = self.sudo().search(
            [("move_id", "in", moves.ids), ("lot_id", "in", lots.ids), ("state", "=", "recorded")],
            order="passed_on, id",
        )
        return {(entry.move_id.id, entry.lot_id.id): entry for entry in entries}

    @api.model
    def _out_with(self, lots) -> dict:
        """{lot: the delivery that it is out with}: delivered by us and not come back, of companies that the user sees."""
        details = (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [
                    ("lot_id", "in", lots.ids),
                    ("state", "=", "done"),
                    ("location_dest_id.after_sales_is_with_customer", "=", True),
                    ("company_id", "in", self.env.companies.ids),
                ]
            )
        )
        moves = details.move_id._after_sales_returnable_moves()
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        out = {}
        for move in moves.sorted(lambda move: (move.date, move.id)):
            for lot in move.move_line_ids.lot_id & lots:
                item = items.get((move.id, lot.id))
                if item and item.delivered > item.returned:
                    out[lot] = move
        return out

    @api.model
    def _current(self, lots) -> dict:
        """{lot: its last entry}, of numbers that are out and were passed on since."""
        if not lots or not self.sudo().search_count([("lot_id", "in", lots.ids), ("state", "=", "recorded")], limit=1):
            return {}
        out = self._out_with(lots)
        last = self._last_of(self.env["stock.move"].union(*out.values()), lots)
        return {lot: last[move.id, lot.id] for lot, move in out.items() if (move.id, lot.id) in last}

    def _origin_of(self, lot):
        """The delivery that ``lot`` is out with, and the entry before this one."""
        move = self._out_with(lot).get(lot, self.env["stock.move"]) if lot else self.env["stock.move"]
        before = self._last_of(move, lot).get((move.id, lot.id), self.browse())
        return move, before - self._origin

    def _passing(self) -> ownership.Passing:
        """The entry as the rule sees it."""
        before = self.search(
            [("move_id", "=", self.move_id.id), ("lot_id", "=", self.lot_id.id), ("state", "=", "recorded"),
             ("id", "!=", self.id)],
            order="passed_on desc, id desc", limit=1,
        )  # fmt: skip
        return ownership.Passing(
            lot=self.lot_id.display_name,
            is_serial=self.product_id.tracking == "serial",
            delivered_on=self.move_id.date.date() if self.move_id else None,
            owner=self.from_partner_id.commercial_partner_id.id,
            owner_name=self.from_partner_id.display_name or "",
            since=before.passed_on if before and self.move_id else None,
            to=self.to_partner_id.commercial_partner_id.id,
            on=self.passed_on,
            today=fields.Date.context_today(self),
            open_return=self._open_return().name or "",
            evidence=self.evidence or "",
        )

    def _open_return(self):
        lines = self.env["after_sales.return.line"].search(
            [("lot_id", "=", self.lot_id.id), ("state", "in", ("submitted", "approved"))]
        )
        return lines.return_id[:1]
