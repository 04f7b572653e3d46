# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesApprovalClass(models.Model):
    """What makes a document ask for more than its amount does: a name that rows of the authority table ask for.

    Dispositions name their class; blind returns and returns out of time have one of their own. A new class is a row.
    """

    _name = "after_sales.approval.class"
    _description = "Approval Class"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="A short code for lists and statistics.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(translate=True, help="Which documents are of this class.")

    _code_once = models.UniqueIndex("(code)", "There is already an approval class with this code. Choose another code.")

    def _of(self, name):
        """The id of a class that comes with the installation: "blind" or "late"; none where somebody deleted it."""
        class_id = self.env["ir.model.data"]._xmlid_to_res_id(f"after_sales.after_sales_approval_class_{name}")
        return {class_id} if class_id else set()
