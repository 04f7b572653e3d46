# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturn(models.Model):
    """Replacements: the same product once more, free of charge, on the sales order line it was bought with (R5.12).

    The order then says what is true: delivered as much as before, invoiced as much as before.
    """

    _inherit = "after_sales.return"

    delivery_count = fields.Integer(compute="_compute_delivery_count", compute_sudo=True)

    def _compute_delivery_count(self):
        for document in self:
            document.delivery_count = len(document._deliveries())

    def action_view_deliveries(self):
        """Open the deliveries of replacements and of goods that go back to the customer."""
        # The issuer of a return may know which transfers it made; opening them needs the rights over transfers.
        return self._view_records(self.sudo()._deliveries().sudo(False), self.env._("Deliveries"))

    def _deliveries(self):
        return (self.line_ids.replacement_move_ids | self.line_ids.send_back_move_ids).picking_id

    def _send_replacements(self):
        """Have the warehouse deliver what is owed and not on its way yet, by its own routes and steps."""
        due = self.line_ids.filtered(lambda line: line.remedy == "replacement" and line._to_replace() > 0)
        if not due:
            return
        # Who approved, or received the goods, has no right over deliveries: the approval of the return replaces it.
        procure = self.env["stock.rule"].sudo()
        before = due.replacement_move_ids
        procure.run([line._prepare_replacement_procurement(procure) for line in due])
        due.invalidate_recordset(["replacement_move_ids"])
        fresh = due.replacement_move_ids - before
        self._record_postings(
            "delivery",
            [
                (line.return_id, line._sent_key(), moves.picking_id[:1])
                for line, moves in fresh.grouped("after_sales_replacement_line_id").items()
            ],
        )
