# Part of after_sales. LGPL-3.
from odoo import fields, models


class RepairOrder(models.Model):
    _inherit = "repair.order"

    after_sales_return_id = fields.Many2one("after_sales.return", "Return", index="btree_not_null", readonly=True)
    after_sales_receipt_move_id = fields.Many2one("stock.move", "Received With", index="btree_not_null", readonly=True)

    def action_repair_done(self):
        """What is repaired goes back to the customer it belongs to, once all of its receipt is repaired."""
        done = super().action_repair_done()
        # Whoever repairs need not be allowed to deliver; the approval of the return said that the goods go back.
        receipts = self.sudo().after_sales_receipt_move_id
        open_ = self.sudo().search(
            [("after_sales_receipt_move_id", "in", receipts.ids), ("state", "not in", ("done", "cancel"))]
        )
        ready = receipts - open_.after_sales_receipt_move_id
        ready.after_sales_return_line_id.return_id._send_back(ready)
        return done
