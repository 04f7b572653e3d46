# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError


class AfterSalesDocumentRefuse(models.TransientModel):
    """Asks why, and sends the documents back to the person who submitted them."""

    _name = "after_sales.document.refuse"
    _description = "Refuse Documents"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    comment = fields.Text("Reason", required=True, help="The requester reads this.")

    def action_confirm(self):
        """Refuse the documents with this reason."""
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or "approval_step_ids" not in model._fields:
            raise AccessError(self.env._("%s cannot be approved or refused.", self.res_model))
        model.browse(self.res_ids)._refuse(self.comment)
        return {"type": "ir.actions.act_window_close"}
