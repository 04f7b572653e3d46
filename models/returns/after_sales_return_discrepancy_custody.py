# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesReturnDiscrepancy(models.Model):
    """Where unexpected goods are: in a place of their own, owned by the customer, without value."""

    _inherit = "after_sales.return.discrepancy"

    def _get_here_blockers(self):
        """A piece that is with us already cannot come as a surplus; a number that was misread is an unknown one."""
        serials = self.filtered(lambda each: each.kind == "surplus" and each.product_id.tracking == "serial")
        # Who reports need not see all places.
        quants = self.env["stock.quant"].sudo()
        here = quants.search(
            [
                ("product_id", "in", serials.product_id.ids),
                ("lot_id.name", "in", serials.mapped("lot_name")),
                ("company_id", "in", serials.company_id.ids),
                ("location_id.usage", "=", "internal"),
                ("quantity", ">", 0),
            ]
        )
        places = {(quant.company_id, quant.product_id, quant.lot_id.name): quant.location_id for quant in here}
        for each in serials:
            place = places.get((each.company_id, each.product_id, each.lot_name))
            if place:
                yield reason(
                    "serial_here", serial=each.lot_name, product=each.product_id.display_name, place=place.display_name
                )

    def _take_into_custody(self):
        for each in self:
            customer = each.picking_id.location_id
            each._move(customer, each._warehouse()._after_sales_unexpected())

    def _release(self):
        """The goods leave us: for the customer, or on paper, when the supplement receives them in earnest."""
        for each in self.sudo():
            each._move(each._warehouse()._after_sales_unexpected(), each.picking_id.location_id)

    def _warehouse(self):
        return self.sudo().picking_id.picking_type_id.warehouse_id

    def _move(self, source, destination):
        # The right to report, or to decide, replaces the right over transfers.
        move = self.env["stock.move"].sudo().create(self._prepare_custody_move_vals(source, destination))
        move._action_confirm(merge=False)
        move.move_line_ids.unlink()
        self.env["stock.move.line"].sudo().create(self._prepare_custody_move_line_vals(move))
        move.picked = True
        move._action_done()

    def _prepare_custody_move_vals(self, source, destination) -> dict:
        warehouse = self._warehouse()
        outgoing = destination.after_sales_is_with_customer
        return {
            "after_sales_discrepancy_id": self.id,
            "product_id": self.product_id.id,
            "product_uom": self.product_id.uom_id.id,
            "product_uom_qty": self.quantity,
            "location_id": source.id,
            "location_dest_id": destination.id,
            "restrict_partner_id": self.partner_id.id,
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "origin": f"{self.return_id.name}, {self.name}",
            "to_refund": False,
            "picking_id": self.env["stock.picking"].sudo().create(
                {
                    "picking_type_id": (warehouse.out_type_id if outgoing else warehouse.in_type_id).id,
                    "partner_id": self.partner_id.id,
                    "owner_id": self.partner_id.id,
                    "location_id": source.id,
                    "location_dest_id": destination.id,
                    "company_id": self.company_id.id,
                    "origin": f"{self.return_id.name}, {self.name}",
                }
            ).id,
        }  # fmt: skip

    def _prepare_custody_move_line_vals(self, move) -> dict:
        return move._prepare_move_line_vals(quantity=self.quantity) | {
            "lot_id": self._lot().id,
            "owner_id": self.partner_id.id,
        }

    def _lot(self):
        """The lot or serial number that stands on the goods; made when nobody knows it."""
        lots = self.env["stock.lot"].sudo()
        if self.product_id.tracking == "none":
            return lots
        known = lots.search(
            [
                ("product_id", "=", self.product_id.id),
                ("name", "=", self.lot_name),
                ("company_id", "in", (self.company_id.id, False)),
            ],
            limit=1,
        )
        return known or lots.create(
            {"product_id": self.product_id.id, "name": self.lot_name, "company_id": self.company_id.id}
        )
