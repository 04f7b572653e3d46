# Part of after_sales. LGPL-3.
from odoo import api, models

#: Where a transaction remembers that it woke the job already.
WOKEN = "after_sales.letters"


class AfterSalesLetter(models.AbstractModel):
    """One job writes what waits to be written, so that nobody who submits, approves or receives waits for it.

    An area that has something to write says so in ``_write_waiting``, and wakes the job with ``_wake_up``.
    """

    _inherit = "after_sales.letter"

    def _wake_up(self):
        """Let the job run as soon as this is committed: once, however much was left to write."""
        hooks = self.env.cr.precommit
        if not hooks.data.get(WOKEN):
            hooks.data[WOKEN] = True
            hooks.add(self._trigger)

    def _trigger(self):
        self._known("ir.cron", "after_sales_letter_cron_write").sudo()._trigger()

    @api.model
    def _cron_write(self):
        """Write all that waits; what is left, where this took too long, is written in the next run."""
        self.env["ir.cron"]._commit_progress(remaining=self._write_waiting())

    def _write_waiting(self) -> int:
        """Write what waits of each area, and say how much is left of it."""
        return 0
