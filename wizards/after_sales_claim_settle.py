# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

RESULTS = [("kept", "Claim Stands"), ("adjusted", "Adjusted by Share"), ("cancelled", "Claim Cancelled")]


class AfterSalesClaimSettle(models.TransientModel):
    """Asks what was agreed on a claim in dispute, and why (R6.10)."""

    _name = "after_sales.claim.settle"
    _description = "Negotiated Claim"

    res_model = fields.Char(required=True)
    res_id = fields.Integer(required=True)
    result = fields.Selection(RESULTS, required=True, default="adjusted")
    why = fields.Text("Reason", required=True, help="What was agreed with the customer, and on what grounds.")

    def action_confirm(self):
        """Keep the result of the negotiation."""
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or "claim_result" not in model._fields:
            raise AccessError(self.env._("%s has no claim to negotiate.", self.res_model))
        model.browse(self.res_id)._settle_claim(self.result, self.why)
        return {"type": "ir.actions.act_window_close"}
