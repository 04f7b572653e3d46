# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..models.returns.after_sales_return_discrepancy import DECISIONS


class AfterSalesReturnInstruct(models.TransientModel):
    """Asks a superior what the warehouse shall do with goods that differ from the slip (R7.08)."""

    _name = "after_sales.return.instruct"
    _description = "Instruction for Unexpected Goods"

    discrepancy_id = fields.Many2one("after_sales.return.discrepancy", required=True, readonly=True)
    instruction = fields.Selection(DECISIONS, required=True)
    note = fields.Text("In Words")

    def action_give(self):
        """Write the instruction down; the issuer carries it out."""
        self.ensure_one()
        self.discrepancy_id._instruct(self.instruction, self.note)
        return {"type": "ir.actions.act_window_close"}
