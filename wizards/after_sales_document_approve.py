# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError


class AfterSalesDocumentApprove(models.TransientModel):
    """Asks what the approver wants to say with his yes (R7.18)."""

    _name = "after_sales.document.approve"
    _description = "Approve with a Comment"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    comment = fields.Text(required=True, help="It stays with the signature and in the decision log.")

    def action_confirm(self):
        """Sign the documents with this comment."""
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or "approval_step_ids" not in model._fields:
            raise AccessError(self.env._("%s cannot be approved or refused.", self.res_model))
        told = model.browse(self.res_ids)._approve(self.comment)
        return told if isinstance(told, dict) else {"type": "ir.actions.act_window_close"}
