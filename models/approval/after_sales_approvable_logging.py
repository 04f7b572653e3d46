# Part of after_sales. LGPL-3.
from odoo import models

from ..exact import exact


class AfterSalesApprovable(models.AbstractModel):
    """Every step of an approval goes into the log that nobody can change (R7.16, R7.18)."""

    _inherit = "after_sales.approvable"

    def _after_submit(self):
        self._log_approval("submitted", self.filtered(lambda document: document._latest_request().state == "waiting"))
        self._log_approval("blocked", self.filtered(lambda document: document._latest_request().state == "blocked"))

    def _after_recall(self):
        self._log_approval("recalled", self)

    def _after_cancel(self):
        self._log_approval("cancelled", self.filtered(lambda document: document._latest_request()))

    def _after_undo(self):
        super()._after_undo()
        for document in self:
            self._log_approval("undone", document, comment=document.undo_reason)

    def _after_post(self):
        self._log_approval("posted", self)

    def _log_approval(self, event, documents, **more):
        """Append one row for each document, in one go: the chain is locked from here to the end of the transaction."""
        if documents:
            self.env["after_sales.approval.log"]._append(
                [document._prepare_log_vals(event) | more for document in documents]
            )

    def _log_signatures(self, steps):
        """Append who signed which step, for whom, and what was approved by it."""
        rows = []
        documents = self.browse(steps.mapped("res_id"))
        for step, document in zip(steps, documents, strict=True):
            who = {"role_id": step.role_id.id, "on_behalf_of_id": step.on_behalf_of_id.id or None}
            rows.append(document._prepare_log_vals("signed") | who)
            if document.state == "approved":
                rows.append(document._prepare_log_vals("approved") | who)
        if rows:
            self.env["after_sales.approval.log"]._append(rows)

    def _prepare_log_vals(self, event) -> dict:
        """What the log keeps of a decision: amounts and rate, the table's version, the fingerprint, who was asked and why."""
        self.ensure_one()
        request = self._latest_request()
        amount, currency, rate = self.sudo()._approval_money()
        before = exact(request.exposure) - exact(request.amount)
        return {
            "document": self,
            "event": event,
            "amount": amount,
            "currency_id": currency.id,
            "rate": rate,
            "company_amount": exact(request.amount),
            "table_version": request.table_id.name,
            "windows": {request.exposure_scope or "own": {"before": before, "after": exact(request.exposure)}},
            "digest": request.digest,
            "facts": {
                "request": request.id,
                "asked": [[step.role_id.id, step.why_code, step.why_values] for step in request.step_ids],
                "blocked": [request.blocked_code, request.blocked_values] if request.blocked_code else [],
            },
        }

    def _approval_money(self):
        """Amount and currency of the document, and the rate to the company's: (Decimal, res.currency, Decimal)."""
        request = self._latest_request()
        return exact(request.amount), self.company_id.currency_id, exact(1.0)
