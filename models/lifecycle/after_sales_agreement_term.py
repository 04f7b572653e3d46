# Part of after_sales. LGPL-3.
from odoo import api, models

from .engine import is_unlocked


class AfterSalesAgreementTerm(models.AbstractModel):
    """A row of the terms of an agreement: made, changed and deleted while that is a draft.

    A concrete row names its agreement in ``agreement_id``.
    """

    _name = "after_sales.agreement.term"
    _description = "Term of an Agreement"

    @api.model_create_multi
    def create(self, vals_list):
        terms = super().create(vals_list)
        terms._refuse_unless_draft()
        return terms

    def write(self, vals):
        # Before and after: a row moves neither out of what is agreed nor into it.
        self._refuse_unless_draft()
        written = super().write(vals)
        self._refuse_unless_draft()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_only_in_drafts(self):
        self._refuse_unless_draft()

    def _refuse_unless_draft(self):
        # The mark of the engine is on the rows: the agreement may have been read before it was set.
        if not is_unlocked(self):
            self.agreement_id._raise_all(self.agreement_id._get_frozen_blockers())
