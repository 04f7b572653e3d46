# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.tools import split_every

#: How many documents are tried in one go before the work is committed.
CHUNK = 100


class AfterSalesCreditor(models.AbstractModel):
    """All that could not post is tried again in the background; one that fails keeps its reason and stops no other."""

    _inherit = "after_sales.creditor"

    def action_retry_all(self):
        """Let the job try everything that could not post, as soon as this is committed."""
        self._refuse_without_right("retry")
        waiting = self.search_count([("credit_problem", "!=", False), ("state", "=", "approved")])
        self._retry_job()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "title": self.env._("Post Again"),
                "message": self.env._("%s documents are tried again in the background; those that fail stay listed.", waiting),
            },
        }

    def _retry_job(self):
        """The job of this kind of document; the right to try again was checked, and is no right over jobs."""
        kind = self._name.rpartition(".")[2]
        return self.env.ref(f"after_sales.after_sales_{kind}_cron_retry").sudo()

    @api.model
    def _cron_retry_credit(self):
        """Post what could not be posted, in chunks; nobody's work is held up, and nothing is lost when it is stopped."""
        waiting = self.search([("credit_problem", "!=", False), ("state", "=", "approved")], order="id").ids
        left = len(waiting)
        for chunk in split_every(CHUNK, waiting):
            # What somebody works on right now is left alone.
            self.browse(chunk).try_lock_for_update()._advance()
            left -= len(chunk)
            if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=left):
                break
