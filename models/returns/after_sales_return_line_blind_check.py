# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Domain

from ...rules import blind
from ...rules.reason import reason
from ...rules.remedies import CREDITING
from ..claims import claim
from ..exact import exact
from ..lifecycle.engine import is_unlocked, unlocked


class AfterSalesReturnLine(models.Model):
    """Whether nobody really knows these goods: deliveries, stock and other returns are looked through, all at once."""

    _inherit = "after_sales.return.line"

    def _refuse_unless_draft(self):
        super()._refuse_unless_draft()
        if not is_unlocked(self):
            self._documents()._refuse_without_blind_right()

    def _strays(self):
        """Blind lines as the rule sees them; queries do not grow with their number."""
        lots = self._lots_by_number()
        passed = self.env["after_sales.ownership"]._current(self.env["stock.lot"].union(*lots.values()))
        known, places, others = self._known_deliveries(passed), self._places_of(lots), self._other_returns_of(lots)
        strays = [line._stray(lots.get(line._number()), known.get(line), places, others) for line in self]
        return [
            stray._replace(other_owner=line._other_owner(passed.get(lots.get(line._number()))))
            for line, stray in zip(self, strays, strict=True)
        ]

    def _other_owner(self, passage):
        """Whom the number was passed on to by the register, where that is somebody else than who brings it."""
        owner = passage.to_partner_id if passage else self.env["res.partner"]
        mine = self.return_id.partner_id.commercial_partner_id
        return "" if owner.commercial_partner_id in (mine, owner.browse()) else owner.display_name

    def _stray(self, lot, known, places, others) -> blind.Stray:
        product = self.product_id.with_company(self.company_id)
        is_serial = self.tracking == "serial"
        return blind.Stray(
            line=self.display_name or self.env._("A line without a product"),
            product=product.display_name,
            customer=self.return_id.partner_id.display_name,
            quantity=exact(self.base_qty),
            unit=product.uom_id.name or "",
            is_goods=product.type == "consu",
            is_active=product.active,
            tracking=self.tracking or "none",
            lot=self.lot_name or self.lot_id.name or "",
            key=self._number(),
            known=known,
            lot_company=lot.company_id.name
            if lot and lot.company_id not in (self.company_id, lot.company_id.browse())
            else "",
            place=places.get(lot, "") if is_serial else "",
            other_return=others.get(lot, "") if is_serial else "",
            is_credited=self.remedy in ("credit", "none"),
            price_source=self.price_source or "",
            price=exact(self.blind_price),
            price_reason=(self.price_reason or "").strip(),
            cost_source=self.cost_source or "",
            cost=exact(self.blind_cost),
            cost_reason=(self.cost_reason or "").strip(),
            has_fixed_cost=product.cost_method == "standard" and product.is_storable,
        )

    def _number(self):
        return self.product_id, (self.lot_name or self.lot_id.name or "").strip()

    def _lots_by_number(self) -> dict:
        """{(product, number): the lot of that name}: the company's own before another's."""
        names = {line._number()[1] for line in self} - {""}
        lots = (
            self.env["stock.lot"].sudo().search([("product_id", "in", self.product_id.ids), ("name", "in", [*names])])
        )
        companies = (False, *self.company_id.ids)
        own_last = lots.sorted(lambda lot: lot.company_id.id in companies)
        return {(lot.product_id, lot.name): lot for lot in own_last}

    def _known_deliveries(self, passed) -> dict:
        """{line: a delivery to that customer, or passed on to him, from which its goods could come back}."""
        passages = {(entry.move_id.id, entry.lot_id.id): entry for entry in passed.values()}
        customers = self.return_id.partner_id.commercial_partner_id
        theirs = Domain("sale_line_id.order_id.partner_id", "child_of", customers.ids)
        given = [entry.move_id.id for entry in passed.values() if entry.to_partner_id.commercial_partner_id in customers]
        moves = (
            self.env["stock.move"]
            .sudo()
            .search(
                Domain("product_id", "in", self.product_id.ids)
                & Domain("company_id", "in", self.company_id.ids)
                & Domain("state", "=", "done")
                & (theirs | Domain("id", "in", given))
            )
            ._after_sales_returnable_moves()
        )
        items = moves._after_sales_delivered(besides=self.browse())
        lots = {lot.id: lot.name for lot in self.env["stock.lot"].sudo().browse({lot for _move, lot in items if lot})}
        by_id = {move.id: move for move in moves}
        known = {}
        for (move_id, lot_id), item in items.items():
            move = by_id.get(move_id)
            if not move or item.returnable <= 0:
                continue
            passage = passages.get((move_id, lot_id))
            owner = passage.to_partner_id if passage else move.sale_line_id.order_id.partner_id
            for line in self:
                if line not in known and line._could_be_of(move, lots.get(lot_id, ""), owner):
                    known[line] = blind.Known(move.picking_id.name or move.reference, item.returnable)
        return known

    def _could_be_of(self, move, lot_name, owner):
        return (
            move.product_id == self.product_id
            and move.company_id == self.company_id
            and owner.commercial_partner_id == self.return_id.partner_id.commercial_partner_id
            and (self.tracking == "none" or lot_name == self._number()[1])
        )

    def _places_of(self, lots) -> dict:
        """{lot: where it lies with us}."""
        ids = [lot.id for lot in lots.values()]
        quants = self.env["stock.quant"].sudo().search(
            [("lot_id", "in", ids), ("location_id.usage", "in", ("internal", "transit")), ("quantity", ">", 0),
             ("company_id", "in", self.company_id.ids)]
        )  # fmt: skip
        return {quant.lot_id: quant.location_id.display_name for quant in quants}

    def _other_returns_of(self, lots) -> dict:
        """{lot: the open return that asks for it}."""
        ids = [lot.id for lot in lots.values()]
        lines = self.sudo().search([("lot_id", "in", ids), ("state", "in", ("submitted", "approved"))])
        return {line.lot_id: line.return_id.name for line in lines if line.return_id not in self.return_id}

    def _get_stray_blockers(self):
        """A serial number that a blind return asks for is not returned from its delivery as well."""
        serials = self.filtered(lambda line: line.tracking == "serial" and line.lot_id)
        taken = serials.search(
            [("lot_id", "in", serials.lot_id.ids), ("is_blind", "=", True), ("state", "in", ("submitted", "approved"))]
        ) if serials else serials  # fmt: skip
        others = {line.lot_id: line.return_id.name for line in taken}
        for line in serials:
            if line.lot_id in others:
                other = others[line.lot_id]
                yield reason("blind_serial_in_other_return", line=line.display_name, lot=line.lot_id.name, other=other)

    def _get_income_blockers(self):
        if self.remedy in CREDITING and not self._income_account():
            yield reason("blind_without_income", line=self.display_name)

    def _claim_numbers(self):
        """Let two returns of one number, however simultaneous, see each other; of a number without a lot as well."""
        strays = self.filtered("is_blind")
        lots = strays._lots_by_number() if strays else {}
        serials = (self - strays).filtered(lambda line: line.tracking == "serial").lot_id
        claim(serials.union(*lots.values()))
        # Each of two would make the lot for itself, so they have to meet at what is there already.
        claim(strays.filtered(lambda line: line.tracking != "none" and line._number() not in lots).product_id)

    def _take_numbers(self):
        """Know each number by its lot, which is made where nobody ever had it."""
        lots = self._lots_by_number()
        for line in self.filtered(lambda line: line.tracking != "none"):
            number = line._number()
            lot = lots.get(number)
            if not lot:
                lot = lots[number] = self.env["stock.lot"].sudo().create(
                    {"product_id": number[0].id, "name": number[1], "company_id": line.company_id.id}
                )  # fmt: skip
            unlocked(line).lot_id = lot
