# Part of after_sales. LGPL-3.
from odoo import models

from ..lifecycle.engine import undefaulted


class AfterSalesApprovable(models.AbstractModel):
    """A document that carries out a part of what authority has approved is approved with it (R4.41, R7.04).

    Submitting it asks nobody again, and what it takes from a window counts once: with the approval that covers it. Which
    approval that is, and that the document keeps within it, is said by the document.
    """

    _inherit = "after_sales.approvable"

    def _covering_request(self):
        """The approved request that this document is a part of, or none."""
        return self.env["after_sales.approval.request"]

    def _before_submit(self):
        covered = self.filtered(lambda document: document._covering_request())
        super(AfterSalesApprovable, self - covered)._before_submit()
        covered._open_requests()._close("void")
        # The engine keeps requests; nobody writes them himself.
        self.env["after_sales.approval.request"].sudo()._cover(covered)

    def _after_submit(self):
        super()._after_submit()
        covered = undefaulted(self).filtered(lambda document: document._latest_request().covered_by_id)
        covered._log_approval("submitted", covered)
        covered._transition("approve")
        for document in covered:
            by = document._latest_request().covered_by_id
            document._log_approval(
                "approved", document, comment=self.env._("Within the approval of %s", by.document_name)
            )

    def _get_approve_blockers(self):
        covered = self.filtered(lambda document: document._is_covered())
        yield from super(AfterSalesApprovable, self - covered)._get_approve_blockers()

    def _is_covered(self) -> bool:
        request = self._latest_request()
        by = request.covered_by_id
        return bool(by) and by == self._covering_request() and request.digest == self._approval_digest()
