# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesEvidenceReject(models.TransientModel):
    """Asks why proofs do not count, for whoever must bring others."""

    _name = "after_sales.evidence.reject"
    _description = "Reject Proofs"

    evidence_ids = fields.Many2many("after_sales.evidence", string="Proofs", required=True)
    comment = fields.Text("Reason", required=True, help="Whoever brings the next proof reads this.")

    def action_confirm(self):
        """Reject the proofs with this reason."""
        self.ensure_one()
        self.evidence_ids._reject(self.comment)
        return {"type": "ir.actions.act_window_close"}
