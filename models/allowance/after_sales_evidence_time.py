# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools import split_every

from ...rules import evidence as rule

CHUNK = 100


class AfterSalesEvidence(models.Model):
    """Time: documents that wait for a proof are looked at every day."""

    _inherit = "after_sales.evidence"

    def _cron_follow_up_evidence(self):
        """Remind of missing proofs, and post what waited for a proof that is not asked for any more."""
        for kind in rule.DEMANDS:
            if kind in self.env:
                self._follow_up(self.env[kind].sudo())

    def _follow_up(self, model):
        waiting = [("evidence_asked_on", "!=", False), ("state", "=", "approved")]
        ids = model.search(waiting, order="id").ids
        left = len(ids)
        for chunk in split_every(CHUNK, ids):
            model.browse(chunk).try_lock_for_update()._follow_up_evidence()
            left -= len(chunk)
            if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=left):
                break
