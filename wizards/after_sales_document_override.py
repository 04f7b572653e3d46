# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError


class AfterSalesDocumentOverride(models.TransientModel):
    """Asks why the route cannot be waited for, what proves it, and who looks at it afterwards."""

    _name = "after_sales.document.override"
    _description = "Emergency Override"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    comment = fields.Text("Reason", required=True)
    evidence_ids = fields.Many2many("ir.attachment", string="Evidence")
    reviewer_id = fields.Many2one(
        "res.users", "Reviewed By", required=True, domain="[('share', '=', False)]", help="Is told at once."
    )

    def action_confirm(self):
        """Approve the documents by override."""
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or "approval_request_ids" not in model._fields:
            raise AccessError(self.env._("%s cannot be approved or refused.", self.res_model))
        model.browse(self.res_ids)._override(self.comment, self.evidence_ids, self.reviewer_id)
        return {"type": "ir.actions.act_window_close"}
