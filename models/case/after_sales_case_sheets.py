# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.sheets import Block, lines, pack

#: Lines of text that fit on A4 below the head of a sheet.
CAPACITY = 44
ITEMS_TOGETHER = 12
#: Letters beside each other: in the whole width, in half of it, in the column of opinions, in the name of an item.
WHOLE, HALF, OPINION, ITEM = 88, 38, 44, 26


class AfterSalesCase(models.Model):
    """Which part of the printed form stands on which sheet (R4.08).

    Not left to the printing program: it repeats a head on the next page, or does not, as it was built.
    """

    _inherit = "after_sales.case"

    def _form_sheets(self) -> list[list[tuple]]:
        """The sheets of one copy, each a list of (part, records that it is about)."""
        return [self._joined(sheet) for sheet in pack(self._form_blocks(), CAPACITY)]

    def _record_sheets(self) -> list[list[tuple]]:
        """The sheets of the complaint record: without opinions and seals, with what became of the case."""
        blocks = [block for block in self._form_blocks() if block.key[0] not in ("steps", "foot")]
        result = Block(("result", self.browse()), 4.5 + 1.6 * len(self._record_replies()))
        return [self._joined(sheet) for sheet in pack([*blocks, result], CAPACITY)]

    def _form_blocks(self) -> list[Block]:
        nothing = self.browse()
        items = [self.line_ids[start : start + ITEMS_TOGETHER] for start in range(0, len(self.line_ids), ITEMS_TOGETHER)]
        blocks = [Block(("head", nothing), 7.5 + lines(self.subject, HALF))]
        blocks += [Block(("items", some), self._height_of_items(some)) for some in items or [self.line_ids]]
        blocks.append(Block(("demand", nothing), self._height_of_demand()))
        blocks += [Block(("steps", step), self._height_of_step(step)) for step in self._form_steps()]
        if self.finding:
            blocks.append(Block(("determination", nothing), self._height_of_determination()))
        if self.decision_ids:
            blocks.append(Block(("decision", nothing), 3.5 + 2.5 * len(self.decision_ids)))
        if self.negotiation_result:
            blocks.append(Block(("negotiation", nothing), 2 + lines(self.negotiation_note, HALF)))
        return [*blocks, Block(("foot", nothing), 7)]

    def _height_of_items(self, items) -> float:
        return 3 + sum(0.6 + bool(item.lot_id) + lines(item.product_id.display_name, ITEM) for item in items)

    def _height_of_demand(self) -> float:
        return 3 + lines(self._customer_words(), WHOLE) + lines(self.demand_note, WHOLE) + len(self.sample_ids)

    def _height_of_step(self, step) -> float:
        return 0.6 + max(2, lines(step.opinion, OPINION) + lines(step.remark, OPINION))

    def _height_of_determination(self) -> float:
        rows = (
            (self.cause_id.display_name, ""),
            (self.occurrence_cause, self.escape_cause),
            (self.countermeasure, ", ".join(self.operator_ids.sudo().mapped("name"))),
        )
        return 4 + sum(0.6 + max(1, *(lines(text, HALF) for text in row)) for row in rows) + len(self.share_ids)

    def _joined(self, sheet) -> list[tuple]:
        """Steps that follow each other stand in one table."""
        parts = []
        for part, records in sheet:
            if part == "steps" and parts and parts[-1][0] == "steps":
                parts[-1] = (part, parts[-1][1] | records)
            else:
                parts.append((part, records))
        return parts
