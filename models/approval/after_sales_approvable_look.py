# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesApprovable(models.AbstractModel):
    """Who decides sees what changed since he last looked (checklist A39)."""

    _inherit = "after_sales.approvable"

    changes_since_look = fields.Text("Changed Since You Looked", compute="_compute_changes_since_look")

    @api.depends("state", "approval_request_ids.picture")
    @api.depends_context("uid", "lang")
    def _compute_changes_since_look(self):
        for document in self:
            request = document._latest_request() if document.state == "submitted" else document._latest_request()[:0]
            document.changes_since_look = request.changes_since_look

    def action_seen(self):
        """Say that you have seen what changed."""
        self.check_access("read")
        self._remember_look()

    def _remember_look(self):
        requests = self.env["after_sales.approval.request"].sudo()
        requests = requests.union(*(document._latest_request() for document in self))
        # Whoever may read the document may look at it; looks are written by nobody himself.
        self.env["after_sales.approval.look"].sudo()._remember(requests)
