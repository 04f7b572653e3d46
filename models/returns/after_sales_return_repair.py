# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesReturn(models.Model):
    """Repair and send back: the goods stay the customer's, so they carry no value while they are with us (R5.19)."""

    _inherit = "after_sales.return"

    repair_ids = fields.One2many("repair.order", "after_sales_return_id", "Repair Orders", readonly=True)
    repair_count = fields.Integer(compute="_compute_repair_count", compute_sudo=True)

    def _compute_repair_count(self):
        for document in self:
            document.repair_count = len(document.repair_ids)

    def action_view_repairs(self):
        """Open the repair orders of these goods."""
        return self._view_records(self.repair_ids, self.env._("Repair Orders"))

    def _start_repairs(self):
        """A repair order for whatever came in to be repaired and has none yet."""
        received = self.line_ids.filtered(lambda line: line.remedy == "repair").receipt_move_ids.filtered(
            lambda move: move.state == "done" and move._after_sales_sign() > 0
        )
        if not received:
            return
        begun = self.env["repair.order"].sudo().search([("after_sales_receipt_move_id", "in", received.ids)])
        todo = received - begun.after_sales_receipt_move_id
        repairs = (
            self.env["repair.order"].sudo().create([vals for move in todo for vals in self._prepare_repair_vals(move)])
        )
        repairs._action_repair_confirm()

    def _prepare_repair_vals(self, receipt):
        """One order for each lot or serial number of a receipt; one for the lot of goods that have none."""
        line = receipt.after_sales_return_line_id
        for lot, details in receipt.move_line_ids.grouped("lot_id").items():
            yield {
                "after_sales_receipt_move_id": receipt.id,
                "after_sales_return_id": line.return_id.id,
                "company_id": line.company_id.id,
                "partner_id": line.return_id.partner_id.id,
                "product_id": line.product_id.id,
                "product_qty": sum(details.mapped("quantity_product_uom")),
                "product_uom": line.product_id.uom_id.id,
                "lot_id": lot.id,
                "picking_id": receipt.picking_id.id,
                "product_location_src_id": receipt.location_dest_id.id,
                "product_location_dest_id": receipt.location_dest_id.id,
                "internal_notes": line.note or False,
                "schedule_date": line.return_id._repair_due_on(),
                "reference_ids": [Command.set(receipt.reference_ids.ids)],
            }

    def _send_back(self, receipts):
        """Deliver repaired goods to whom they belong, once all of a receipt is repaired."""
        sent = receipts.after_sales_return_line_id.send_back_move_ids.filtered(lambda move: move.state != "cancel")
        for document, moves in (
            (receipts - sent.origin_returned_move_id)
            .grouped(lambda move: move.after_sales_return_line_id.return_id)
            .items()
        ):
            picking = self.env["stock.picking"].create(document._prepare_send_back_vals(moves))
            picking.action_confirm()
            picking.action_assign()
            document._record_postings("delivery", [(document, f"receipts:{sorted(moves.ids)}", picking)])

    def _prepare_send_back_vals(self, receipts) -> dict:
        warehouse = receipts.after_sales_return_line_id[:1]._warehouse()
        return {
            "partner_id": receipts[:1].partner_id.id or self.partner_id.id,
            "owner_id": self.partner_id.id,
            "picking_type_id": warehouse.out_type_id.id,
            "location_id": receipts[:1].location_dest_id.id,
            "location_dest_id": receipts[:1].location_id.id,
            "company_id": self.company_id.id,
            "origin": self._sent_origin(),
            "move_ids": [
                Command.create(move.after_sales_return_line_id._prepare_send_back_move_vals(move)) for move in receipts
            ],
        }
