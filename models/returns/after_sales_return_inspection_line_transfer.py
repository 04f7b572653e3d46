# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command

from ..exact import exact


class AfterSalesReturnInspectionLine(models.Model):
    """Findings that move goods: into stock at once; back to the customer or to the vendor when the warehouse ships.

    ``_carry_out_<effect>`` returns what it made: [(finding, key of the effect, entry)].
    """

    _inherit = "after_sales.return.inspection.line"

    def _carry_out_restock(self):
        made = self._create_transfers("restock")
        # What inspection releases is in stock now: nobody else is asked.
        pickings = self.env["stock.picking"].union(*(picking for _line, _key, picking in made))
        pickings.move_ids.picked = True
        pickings._action_done()
        return made

    def _carry_out_to_customer(self):
        return self._create_transfers("to_customer")

    def _carry_out_to_vendor(self):
        made = self._create_transfers("to_vendor")
        # Whose goods they are asks for no money when he gets them back.
        self.env["after_sales.vendor.claim"]._claim_for(self.filtered(lambda line: not line.return_line_id._owner()))
        return made

    def _create_transfers(self, effect):
        """One transfer for each inspection and receiver, its goods reserved lot by lot in quarantine."""
        groups = self.grouped(lambda line: (line.inspection_id, line.vendor_id))
        receipts = self._spread_over_receipts() if effect == "to_customer" else {}
        values = [lines._prepare_transfer_vals(effect, receipts) for lines in groups.values()]
        pickings = self.env["stock.picking"].with_context(mail_create_nosubscribe=True).create(values)
        pickings.move_ids._action_confirm(merge=False)
        pickings.move_ids.move_line_ids.unlink()
        self.env["stock.move.line"].create(self._prepare_details(pickings.move_ids))
        made = zip(groups.values(), pickings, strict=True)
        return [(line, f"line:{line.id}", picking) for lines, picking in made for line in lines]

    def _prepare_transfer_vals(self, effect, receipts) -> dict:
        inspection, warehouse = self.inspection_id, self.warehouse_id
        document = inspection.return_id
        destination = self[:1]._destination(effect)
        partner = {
            "to_customer": inspection.return_line_id._receiver(),
            "to_vendor": self.vendor_id,
        }.get(effect, document.env["res.partner"])
        picking_type = warehouse.int_type_id if effect == "restock" else warehouse.out_type_id
        moves = [vals for line in self for vals in line._prepare_move_vals_list(destination, receipts.get(line))]
        return {
            "partner_id": partner.id,
            "picking_type_id": picking_type.id,
            "location_id": warehouse._after_sales_quarantine().id,
            "location_dest_id": destination.id,
            "company_id": self.company_id.id,
            "origin": inspection.name,
            "user_id": False,
            "move_ids": [Command.create(vals | {"picking_type_id": picking_type.id}) for vals in moves],
        }

    def _destination(self, effect):
        if effect == "to_customer":
            return self.return_line_id._customer_location()
        if effect == "to_vendor":
            return self.vendor_id.with_company(self.company_id).property_stock_supplier
        return self.warehouse_id.lot_stock_id

    def _prepare_move_vals_list(self, destination, receipts):
        common = self._prepare_move_vals(destination)
        if not receipts:
            return [common]
        # Each piece goes back on the receipt it came with: then it counts as delivered again.
        return [
            common
            | {
                "product_uom_qty": float(quantity),
                "origin_returned_move_id": receipt.id,
                "sale_line_id": receipt.sale_line_id.id,
                "to_refund": receipt.to_refund,
                "partner_id": receipt.partner_id.id,
            }
            for receipt, quantity in receipts
        ]

    def _prepare_move_vals(self, destination) -> dict:
        """A move of the found goods out of quarantine."""
        return {
            "after_sales_inspection_line_id": self.id,
            "product_id": self.product_id.id,
            "product_uom": self.uom_id.id,
            "product_uom_qty": self.quantity,
            "location_id": self.warehouse_id._after_sales_quarantine().id,
            "location_dest_id": destination.id,
            "warehouse_id": self.warehouse_id.id,
            "company_id": self.company_id.id,
            "origin": self.inspection_id.name,
            "procure_method": "make_to_stock",
            "date": fields.Datetime.now(),
        }

    def _spread_over_receipts(self):
        """Each finding as parts of the receipts that still have it, oldest first: {finding: [(receipt, quantity)]}."""
        receipts = self.return_line_id.receipt_move_ids.filtered(
            lambda move: move.state == "done" and move.location_id.after_sales_is_with_customer
        ).sorted("id")
        left = {receipt: exact(receipt._after_sales_base_quantity()) for receipt in receipts}
        for move in receipts.search([("origin_returned_move_id", "in", receipts.ids), ("state", "!=", "cancel")]):
            gone = move._after_sales_base_quantity() if move.state == "done" else move.product_qty
            left[move.origin_returned_move_id] -= exact(gone)
        spread = {}
        for line in self:
            mine = [receipt for receipt in receipts if receipt.after_sales_return_line_id == line.return_line_id]
            quantity, spread[line] = exact(line.quantity), []
            for receipt in mine:
                part = min(quantity, left[receipt])
                if part > 0:
                    spread[line].append((receipt, part))
                    left[receipt] -= part
                    quantity -= part
        return spread
