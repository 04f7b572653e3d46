# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError


class AfterSalesDocumentUndo(models.TransientModel):
    """Asks why, and undoes what the documents posted."""

    _name = "after_sales.document.undo"
    _description = "Undo Documents"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    comment = fields.Text("Reason", required=True, help="It stays with the document and in the decision log.")

    def action_confirm(self):
        """Undo the documents for this reason."""
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or "undo_reason" not in model._fields:
            raise AccessError(self.env._("%s cannot be undone.", self.res_model))
        model.browse(self.res_ids)._undo(self.comment)
        return {"type": "ir.actions.act_window_close"}
