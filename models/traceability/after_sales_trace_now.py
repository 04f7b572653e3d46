# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.trace import Step


class AfterSalesTrace(models.TransientModel):
    """Where the lots are today: in our places, and with whom."""

    _inherit = "after_sales.trace"

    def _standing(self):
        """A step for each place and each holder."""
        for quant in self._quants():
            if quant.quantity:
                papers = (("stock.location", quant.location_id.id), ("stock.quant", quant.id))
                yield Step("stock", quant.lot_id.id, papers, None, quant.owner_id.id or 0, quant.quantity)
        self.env.flush_all()
        records = self.env["after_sales.sales.record"].sudo()
        domain = [("lot_id", "in", self.lot_ids.ids), ("company_id", "in", self.env.companies.ids)]
        # Of a number that was passed on, the register of owners knows who has it.
        owners = {
            lot.id: entry for lot, entry in self.env["after_sales.ownership"].sudo()._current(self.lot_ids).items()
        }
        for record in records.search([*domain, ("kept_qty", ">", 0)]):
            entry = owners.get(record.lot_id.id)
            holder = entry.to_partner_id if entry else record.partner_id
            if holder:
                delivery = (
                    ("stock.picking", record.picking_id.id) if record.picking_id else ("stock.move", record.move_id.id)
                )
                proof = (entry._name, entry.id) if entry else delivery
                papers = (("res.partner", holder.id), proof)
                quantity = record.uom_id._compute_quantity(record.kept_qty, record.product_id.uom_id)
                yield Step("holder", record.lot_id.id, papers, record.delivered_on, holder.id, quantity)

    def _quants(self):
        """What is in our places, those of the group between companies left out."""
        return (
            self.env["stock.quant"]
            .sudo()
            .search(
                [
                    ("lot_id", "in", self.lot_ids.ids),
                    ("location_id.usage", "in", ("internal", "transit")),
                    ("location_id.company_id", "in", self.env.companies.ids),
                ]
            )
        )
