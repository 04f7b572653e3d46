# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ..claims import claim


class AfterSalesReturn(models.Model):
    """The goods of a return: asked for on approval, counted by the warehouse, compared with what was approved."""

    _inherit = "after_sales.return"

    def _before_submit(self):
        self._claim_deliveries()
        self.sudo().line_ids._fix_terms()
        super()._before_submit()

    def _claim_deliveries(self):
        """Let two returns of one delivery, however simultaneous, see each other: the second one fails or waits.

        What is submitted is reserved, so that approving it needs no claim of its own.
        """
        claim(self.sudo().line_ids.move_id)

    def _after_approve(self):
        super()._after_approve()
        self._create_receipts()
        # What is credited on approval, or needs no goods, does not wait for the warehouse.
        self.sudo()._advance()

    def _before_cancel(self):
        super()._before_cancel()
        # The right to cancel the return replaces the right over its receipt, which has not been touched yet.
        untouched = self.sudo().picking_ids.filtered(lambda picking: picking.state != "done")
        untouched.action_cancel()
        self._give_up_postings(untouched)

    def _create_receipts(self):
        """Ask the warehouse for the goods: one receipt per return and warehouse, into quarantine."""
        # Each return is prepared for itself: what all of them need is read at once.
        deliveries = self.sudo().line_ids.move_id
        deliveries.fetch(["reference_ids"])
        deliveries.picking_id.mapped("partner_id")
        # Goods come back by another kind of transfer than they went, as a rule by the one that their warehouse receives by.
        (deliveries.picking_type_id | deliveries.warehouse_id.in_type_id).mapped("sequence_id")
        # The approver has no rights over stock; the approval is the right to ask for the goods.
        values = [vals for document in self.sudo() for vals in document._prepare_picking_vals_list()]
        quiet = self.env["stock.picking"].sudo().with_context(mail_create_nosubscribe=True, mail_create_nolog=True)
        pickings = quiet.create(values)
        # Each move stands for its own line, so there is nothing to merge; no reordering rule watches a customer.
        pickings.move_ids._action_confirm(merge=False)
        if pickings:
            undivided = all(place._after_sales_is_undivided() for place in pickings.location_dest_id)
            pickings.with_context(avoid_putaway_rules=undivided).action_assign()
        pickings.move_ids._after_sales_fill_lots()
        self._record_postings(
            "receipt",
            [
                (picking.after_sales_return_id, picking._after_sales_receipt_key(), picking)
                for picking in pickings
            ],
        )

    def _prepare_picking_vals_list(self):
        coming = self.line_ids.filtered(lambda line: line._brings_goods())
        # A transfer has one owner and one end.
        by_warehouse = coming.grouped(
            lambda line: (
                line._warehouse(),
                line._goes_to_vendor() and line.vendor_id,
                line._receipt_owner(),
            )
        )
        return [
            self._prepare_picking_vals(warehouse, lines) | {"owner_id": owner.id}
            for (warehouse, _vendor, owner), lines in by_warehouse.items()
        ]

    def _prepare_picking_vals(self, warehouse, lines) -> dict:
        delivery = lines.move_id.picking_id
        return {
            "after_sales_return_id": self.id,
            "partner_id": delivery[:1].partner_id.id or self.partner_id.id,
            "return_id": delivery.id if len(delivery) == 1 else False,
            "picking_type_id": lines[0]._receipt_type(warehouse).id,
            "location_id": lines[0]._customer_location().id,
            "location_dest_id": lines[0]._destination().id,
            "company_id": self.company_id.id,
            "origin": self.name,
            "user_id": False,
            "move_ids": [Command.create(line._prepare_stock_move_vals(warehouse)) for line in lines],
        }
