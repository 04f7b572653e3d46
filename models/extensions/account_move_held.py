# Part of after_sales. LGPL-3.
from odoo import api, models

from ...rules.reason import reason


class AccountMove(models.Model):
    """Our credit notes beside the approvals that another addon puts on journal entries, such as OCA's tiers (ADR 0030)."""

    _inherit = "account.move"

    def _post(self, soft=True):
        """Whoever posts a credit note that was held back lets its document go on."""
        posted = super()._post(soft=soft)
        for entry in posted:
            document = entry._after_sales_document().sudo()
            if document.has_credit_held:
                document._advance()
        return posted

    @api.ondelete(at_uninstall=False)
    def _unlink_after_sales_not_held(self):
        self.env["after_sales.message"]._raise_all(
            reason("credit_held_stays", document=document.name)
            for entry in self
            for document in entry._after_sales_document().sudo()
            if document.has_credit_held and document.state == "approved"
        )

    def _after_sales_held_elsewhere(self):
        """Those that wait for a review in accounting; nothing where no addon reviews entries."""
        if "validation_status" not in self._fields or "need_validation" not in self._fields:
            return self.browse()
        return self.filtered(
            lambda entry: entry.need_validation or (entry.review_ids and entry.validation_status != "validated")
        )
