# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesCreditor(models.AbstractModel):
    """The day of a credit note where the books of today are closed: refused, or moved by the company's rule (B46).

    Whoever moves it says so beforehand: the document and the preview of its effect show the day.
    """

    _inherit = "after_sales.creditor"

    credit_moved_to = fields.Date(
        "Credit Dated",
        compute="_compute_credit_moved_to",
        compute_sudo=True,
        help="The books of today are closed: the credit note is dated on the first open day.",
    )

    @api.depends("state", "company_id")
    def _compute_credit_moved_to(self):
        today = fields.Date.context_today(self)
        for document in self:
            is_open = document.state in ("draft", "submitted", "approved") and document._moves_credit()
            day = document._first_open_day(today) if is_open else today
            document.credit_moved_to = day if day > today else False

    def _moves_credit(self):
        return self.company_id.after_sales_closed_books == "next_day"

    def _credit_day(self, invoice):
        """The day of a credit note of ``invoice``: today, never before the invoice, and in open books."""
        today = fields.Date.context_today(self)
        day = max(today, invoice.invoice_date or today)
        return self._first_open_day(day) if self._moves_credit() else day

    def _first_open_day(self, day):
        """The first day from ``day`` on that no lock covers; each kind of lock has its own last day."""
        locks = self._locks_of(day)
        while locks:
            day = max(lock[0] for lock in locks) + timedelta(days=1)
            locks = self._locks_of(day)
        return day

    def _locks_of(self, day):
        """What locks this day: [(last locked day, kind)]. Closed tax returns lock entries with taxes only."""
        journal, company = self._sales_journal(), self.company_id
        locks = company._get_violated_lock_dates(day, True, journal)
        if locks and not self._has_taxes():
            return company._get_violated_lock_dates(day, False, journal)
        return locks

    def _has_taxes(self):
        """Whether what will be posted has taxes."""
        return bool(self._credited_invoices().invoice_line_ids.tax_ids)

    def _get_period_blockers(self):
        if not self._moves_credit():
            yield from self._get_lock_blockers()

    def _get_lock_blockers(self):
        """Closed books, whatever the company's rule for new credit notes is."""
        locks = self._locks_of(fields.Date.context_today(self))
        if locks:
            yield reason("period_locked", company=self.company_id.name, date=str(max(lock[0] for lock in locks)))

    def _prepare_credit_note_vals(self, invoice, shares):
        return super()._prepare_credit_note_vals(invoice, shares) | {"invoice_date": self._credit_day(invoice)}

    def _prepare_effect_values(self):
        return super()._prepare_effect_values() | {"moved_to": self.credit_moved_to}
