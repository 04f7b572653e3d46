# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturnBatch(models.TransientModel):
    """Asks quality what it found of a batch that is to come back as a whole (R5.13)."""

    _name = "after_sales.return.batch"
    _description = "Confirmation of a Whole Batch"

    return_id = fields.Many2one("after_sales.return", required=True, readonly=True)
    verdict = fields.Selection([("confirmed", "Confirmed"), ("denied", "Not Confirmed")], required=True, readonly=True)
    finding = fields.Text("What Was Found", required=True)

    def action_decide(self):
        """Write down what was found."""
        self.ensure_one()
        self.return_id._decide_batch(self.verdict, self.finding)
        return {"type": "ir.actions.act_window_close"}
