# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesApprovalRequest(models.Model):
    """A request that needs no signature of its own, because a larger one was signed that contains it."""

    _inherit = "after_sales.approval.request"

    covered_by_id = fields.Many2one(
        "after_sales.approval.request", "Approved With", readonly=True, index="btree_not_null", ondelete="restrict"
    )

    def _cover(self, documents):
        """Keep for each document that its approval is contained in another one."""
        return self.create([self._prepare_cover_vals(document) for document in documents])

    def _prepare_cover_vals(self, document) -> dict:
        by, facts = document._covering_request(), document._approval_facts()
        return {
            "covered_by_id": by.id,
            "res_model": document._name,
            "res_id": document.id,
            "document_name": document.name,
            "company_id": document.company_id.id,
            "table_id": by.table_id.id,
            "requester_id": document.env.uid,
            "partner_id": document._approval_partner().id,
            "subject": document._approval_subject(),
            "amount": float(facts.amount),
            "exposure": float(facts.amount),
            "state": "approved",
            "decided_on": fields.Datetime.now(),
            "digest": document._approval_digest(),
        }
