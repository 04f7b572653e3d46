# Part of after_sales. LGPL-3.
from collections.abc import Iterator

from odoo import api, models
from odoo.exceptions import UserError

from ...rules.reason import Reason
from .engine import is_unlocked


class AfterSalesAgreement(models.AbstractModel):
    """What was agreed with a customer: its terms are written while it is a draft, and stay as they are from then on."""

    _name = "after_sales.agreement"
    _description = "Agreement with a Customer"
    _inherit = ["after_sales.guarded", "mail.thread"]
    _check_company_auto = True
    _mail_post_access = "read"

    #: Fields that stay as they are once it is no draft any more; rows of terms inherit ``after_sales.agreement.term``.
    _terms = frozenset()

    def write(self, vals):
        if self._terms.intersection(vals):
            self._refuse_unless_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        self._raise_all(self._get_frozen_blockers())

    def _refuse_unless_draft(self):
        if not is_unlocked(self):
            self._raise_all(self._get_frozen_blockers())

    def _get_frozen_blockers(self) -> Iterator[Reason]:
        """Why the terms of these agreements stay as they are."""
        raise NotImplementedError

    def _raise_all(self, reasons, error=UserError):
        """Tell all ``reasons`` at once; do nothing when there are none."""
        self.env["after_sales.message"]._raise_all(reasons, error)
