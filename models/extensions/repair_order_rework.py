# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import UserError

from ...rules.reason import reason


class RepairOrder(models.Model):
    """Rework of returned goods that are ours again: it begins in quarantine and ends in stock (R3.22, R5.19)."""

    _inherit = "repair.order"

    after_sales_inspection_line_id = fields.Many2one(
        "after_sales.return.inspection.line", "Finding", readonly=True, copy=False, index="btree_not_null"
    )

    def action_repair_cancel(self):
        ours = self.sudo().filtered(
            lambda repair: repair.after_sales_inspection_line_id and repair.state not in ("done", "cancel")
        )
        cancelled = super().action_repair_cancel()
        for repair in ours:
            # The goods still lie in quarantine: somebody has to say anew what becomes of them.
            repair.after_sales_inspection_line_id._give_up(repair.product_qty)
        return cancelled

    def action_repair_cancel_draft(self):
        given_up = self.filtered(lambda repair: repair.after_sales_inspection_line_id and repair.state == "cancel")
        self.env["after_sales.message"]._raise_all(
            (reason("rework_given_up", repair=repair.name) for repair in given_up), UserError
        )
        return super().action_repair_cancel_draft()
