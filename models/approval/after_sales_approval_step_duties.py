# Part of after_sales. LGPL-3.
from odoo import api, models


class AfterSalesApprovalStep(models.Model):
    """A step says, too, who of its roles is not asked because he sells to the customer (checklist A33)."""

    _inherit = "after_sales.approval.step"

    @api.depends("request_id.seller_ids")
    def _compute_why(self):
        super()._compute_why()
        for step in self.filtered("request_id.seller_ids"):
            step.why = " ".join([step.why or "", *step.request_id._seller_sentences(step.signer_role_ids)]).strip()
