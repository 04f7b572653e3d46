# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..claims import claim
from ..lifecycle.engine import unlocked


class AfterSalesReturn(models.Model):
    """The credit notes of a return: made from the invoice lines that the goods were sold with, posted, reconciled."""

    _inherit = "after_sales.return"

    def action_retry_credit(self):
        """Try again to post what could not be posted."""
        self._refuse_without_right("retry")
        self._lock()
        self.sudo()._advance()

    def _credit_received_goods(self):
        """Credit all that was received and not settled yet, all returns in one go.

        What cannot post leaves the goods received and the return open, with the reason for the accountant.
        """
        todo = self.filtered(lambda document: document.line_ids._to_settle())
        if not todo:
            return
        try:
            with self.env.cr.savepoint():
                todo._create_and_post_credit_notes()
        except UserError as error:
            if len(todo) == 1:
                todo._note_credit_problem(str(error))
            else:
                for document in todo:
                    document._credit_received_goods()

    def _create_and_post_credit_notes(self):
        # Whoever received the goods needs no right over accounting: the approval of the return replaces it.
        documents = self.sudo()
        documents._raise_all(documents._get_posting_blockers())
        documents._claim_invoices()
        shares = documents.line_ids._allocate_credit()
        credit_notes = documents._create_credit_notes(shares)
        for line in documents.line_ids._to_settle():
            unlocked(line).settled_qty = line.received_qty
        credit_notes._post(soft=False)
        unlocked(documents.filtered("credit_problem")).write({"credit_problem": False})

    def _get_posting_blockers(self):
        """What forbids to post today, though it was approved: another content, closed books."""
        yield from self._get_changed_blockers()
        for document in self:
            # Odoo would post into the next open period without a word.
            yield from document._get_period_blockers()

    def _approved_credit(self):
        """The most that may be credited: what was approved, and in proportion what came within the tolerance."""
        return sum(
            line.amount_total * max(1.0, line.received_qty / line.base_qty if line.base_qty else 1.0)
            for line in self.line_ids
        )

    def _claim_invoices(self):
        """Let two credits of one invoice, however simultaneous, see each other."""
        claim(self.line_ids.sale_line_id.invoice_lines.move_id)

    def _prepare_credit_notes(self, shares) -> dict:
        """The values of one credit note for each return and invoice: {(return, invoice): vals}."""
        grouped = {}
        for share in shares:
            grouped.setdefault((share.line.return_id, share.invoice_line.move_id), []).append(share)
        return {key: key[0]._prepare_credit_note_vals(key[1], own) for key, own in grouped.items()}

    def _create_credit_notes(self, shares):
        prepared = self._prepare_credit_notes(shares)
        credit_notes = (
            self.env["account.move"].with_context(mail_create_nosubscribe=True).create(list(prepared.values()))
        )
        self._record_postings(
            "credit_note",
            [
                (document, document._credit_key(invoice), credit_note)
                for (document, invoice), credit_note in zip(prepared, credit_notes, strict=True)
            ],
        )
        return credit_notes

    def _credit_key(self, invoice):
        """Name the effect: this invoice, credited for what had come in up to this receipt."""
        received = self.line_ids.receipt_move_ids.filtered(lambda move: move.state == "done")
        return f"invoice:{invoice.id}:receipt:{max(received.ids)}"

    def _prepare_credit_note_vals(self, invoice, shares) -> dict:
        """A credit note of ``invoice`` that takes its terms: currency and rate, fiscal position, journal, people."""
        return {
            "move_type": "out_refund",
            "after_sales_return_id": self.id,
            "reversed_entry_id": invoice.id,
            "company_id": invoice.company_id.id,
            "journal_id": invoice.journal_id.id,
            "partner_id": invoice.partner_id.id,
            "partner_shipping_id": invoice.partner_shipping_id.id,
            "currency_id": invoice.currency_id.id,
            "invoice_currency_rate": invoice.invoice_currency_rate,
            "fiscal_position_id": invoice.fiscal_position_id.id,
            "invoice_payment_term_id": False,
            "invoice_cash_rounding_id": invoice.invoice_cash_rounding_id.id,
            "invoice_user_id": invoice.invoice_user_id.id,
            "team_id": invoice.team_id.id,
            "campaign_id": invoice.campaign_id.id,
            "medium_id": invoice.medium_id.id,
            "source_id": invoice.source_id.id,
            "invoice_date": fields.Date.context_today(self),
            "invoice_origin": invoice.invoice_origin,
            "ref": self.env._(
                "%(return)s: return of %(invoice)s of %(date)s, %(reason)s",
                **{
                    "return": self.name,
                    "invoice": invoice.name,
                    "date": invoice.invoice_date,
                    "reason": self.reason_id.name,
                },
            ),
            "invoice_line_ids": [Command.create(share.line._prepare_credit_line_vals(share)) for share in shares],
        }

    def _note_credit_problem(self, problem):
        unlocked(self.sudo()).write({"credit_problem": problem})
        self.sudo()._message_log(body=self.env._("The credit note could not be posted: %s", problem))
