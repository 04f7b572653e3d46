# Part of after_sales. LGPL-3.
from contextlib import nullcontext
from decimal import Decimal
from typing import NamedTuple

from odoo import fields, models
from odoo.exceptions import UserError

from ...rules import lifecycle
from ...rules.reason import reason
from ..claims import claim
from .engine import undefaulted, unlocked

#: What an entry in a customer's favour is called in the posting ledger.
KINDS = {"out_refund": "credit_note", "in_receipt": "payable"}


#: Says that a credit that cannot post takes back what led to it; lives in this process only, so no caller can say so.
IN_ONE_GO = object()


class CouldNotPost(Exception):  # noqa: N818 - raised to leave a savepoint, never seen by anybody
    """A credit note could not be posted, and what led to it is written again without one."""


class Share(NamedTuple):
    """A part of a document's line that is credited on one invoice line, and each of its amounts.

    The quantity is in the product's own unit.
    """

    line: object
    invoice_line: object
    quantity: Decimal
    amounts: dict

    @property
    def invoice(self):
        return self.invoice_line.move_id


class AfterSalesCreditor(models.AbstractModel):
    """A document that gives money back on the invoices a customer got: credit notes made, posted and reconciled.

    A concrete document says what is due (``_has_credit_due``, ``_due_shares``), which effect a credit note stands for
    (``_credit_key``), what it may come to (``_approved_credit``) and when nothing is left to do (``_is_complete``).
    Its lines write their own credit lines (``_prepare_credit_line_vals``).
    """

    _name = "after_sales.creditor"
    _description = "Document that Credits Customers"
    _inherit = ["after_sales.postable"]
    _lifecycle = lifecycle.CREDITOR

    #: The field of a journal entry that leads back to this kind of document.
    _entry_field = None

    credit_problem = fields.Text("Why It Could Not Post", readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"credit_problem"}

    def action_retry_credit(self):
        """Try again to post what could not be posted."""
        self._refuse_without_right("retry")
        self._lock()
        self.sudo()._advance()

    def _advance(self):
        """Follow what really happened: credit what is due, and close what is complete.

        Documents that could not be credited stay open with the reason.
        """
        approved = undefaulted(self).filtered(lambda document: document.state == "approved")
        approved._credit_what_is_due()
        complete = approved.filtered(lambda document: document._is_complete())
        complete._refuse_without_right("post")
        # No lock: it would refuse whoever brings the goods; two who write at the same moment are tried again by Odoo.
        complete._move_on("post")

    def _credit_what_is_due(self):
        """Credit all that is due and not settled yet, all documents in one go.

        What cannot post leaves the document open, with the reason for the accountant.
        """
        todo = self.filtered(lambda document: document._has_credit_due())
        if not todo:
            return
        in_one_go = self.env.context.get("after_sales_in_one_go") is IN_ONE_GO
        try:
            with nullcontext() if in_one_go else self.env.cr.savepoint():
                todo._create_and_post_credit_notes()
        except UserError as error:
            if in_one_go:
                raise CouldNotPost from error
            if len(todo) == 1:
                todo._note_credit_problem(str(error))
            else:
                for document in todo:
                    document._credit_what_is_due()

    def _create_and_post_credit_notes(self):
        # Whoever caused this needs no right over accounting: the approval of the document replaces it.
        documents = self.sudo()
        documents._raise_all(documents._get_posting_blockers())
        documents._claim_invoices()
        shares = documents._due_shares()
        credit_notes = documents._create_credit_notes(shares)
        documents._note_settled()
        (credit_notes - credit_notes._after_sales_held_elsewhere())._post(soft=False)
        documents._note_held()

    def _after_credit(self):
        """Hook: the credit notes are posted and reconciled with their invoices."""

    def _get_posting_blockers(self):
        """What forbids to post today, though it was approved: another content, closed books."""
        yield from self._get_changed_blockers()
        for document in self:
            # Odoo would post into the next open period without a word.
            yield from document._get_period_blockers()

    def _claim_invoices(self):
        """Let two credits of one invoice, however simultaneous, see each other."""
        claim(self._credited_invoices())

    def _prepare_credit_notes(self, shares) -> dict:
        """The values of one credit note for each document and invoice: {(document, invoice): vals}."""
        grouped = {}
        for share in shares:
            grouped.setdefault((share.line._documents(), share.invoice), []).append(share)
        return {
            (document, invoice): document._prepare_credit_note_vals(invoice, document._at_the_rate(invoice, own))
            for (document, invoice), own in grouped.items()
        }

    def _at_the_rate(self, invoice, shares):
        """The shares in the company's currency as the invoice has it; what is no part of an invoice follows the books."""
        if all(share.amounts for share in shares):
            return invoice._after_sales_at_its_rate(shares)
        return shares

    def _create_credit_notes(self, shares):
        prepared = self._prepare_credit_notes(shares)
        # The ledger of postings says who made them and why; nobody follows them who does not want to.
        credit_notes = self.env["account.move"]._after_sales_create_whole(list(prepared.values()))
        credit_notes._after_sales_round_as_invoiced()
        self._record_credits(
            [
                (document, document._credit_key(invoice), credit_note)
                for (document, invoice), credit_note in zip(prepared, credit_notes, strict=True)
            ]
        )
        return credit_notes

    def _record_credits(self, made):
        """Remember ``made``: (document, key, entry) for each entry that gives something to a customer."""
        for kind in sorted({KINDS[entry.move_type] for _document, _key, entry in made}):
            self._record_postings(kind, [each for each in made if KINDS[each[2].move_type] == kind])

    def _note_credit_problem(self, problem):
        if self.credit_problem == problem:
            return  # told already: trying again every night is no news
        unlocked(self.sudo()).write({"credit_problem": problem})
        self.sudo()._message_log(body=self.env._("The credit note could not be posted: %s", problem))

    # -- what accounting needs before anything can be credited --------------------------------------------------------

    def _get_books_blockers(self):
        """Closed periods, missing rates and missing receivable accounts, told before approval is asked for."""
        for document in self.sudo():
            document = document.with_company(document.company_id)
            yield from document._get_period_blockers()
            yield from document._get_rate_blockers()
            if not document.partner_id.property_account_receivable_id:
                yield reason(
                    "no_receivable_account", customer=document.partner_id.display_name, company=document.company_id.name
                )

    def _sales_journal(self):
        return self._credited_invoices().journal_id[:1] or self.env["account.journal"].search(
            [("type", "=", "sale"), ("company_id", "parent_of", self.company_id.id)],
            limit=1,
        )

    def _get_rate_blockers(self):
        currency, company = self.currency_id, self.company_id
        if currency == company.currency_id:
            return
        today = fields.Date.context_today(self)
        known = self.env["res.currency.rate"].search_count(
            [
                ("currency_id", "=", currency.id),
                ("name", "<=", today),
                ("company_id", "in", (False, company.root_id.id)),
            ],
            limit=1,
        )
        if not known:
            # Odoo takes a missing rate as 1; an approval limit must not.
            yield reason("no_rate", currency=currency.name, company_currency=company.currency_id.name, date=str(today))
