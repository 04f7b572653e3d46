# Part of after_sales. LGPL-3.
import hashlib
import json

from odoo import api, models
from odoo.exceptions import ValidationError

from ...rules.reason import reason
from .account_move import DOCUMENT_FIELDS

#: What a customer is invoiced with.
INVOICES = ("out_invoice", "out_receipt")


class AccountMove(models.Model):
    """What may be posted in favour of a customer: nothing that no approved document stands behind (R7.03).

    Entries are looked at when they are posted or changed, whoever does it and by whichever method: writing the state
    posts as well. An ordinary invoice costs a look at its lines and not one query.
    """

    _inherit = "account.move"

    @api.constrains(
        "state", "move_type", "amount_total", "partner_id", "currency_id", "reversed_entry_id", *DOCUMENT_FIELDS
    )
    def _check_after_sales_credit(self):
        posted = self.sudo().filtered(lambda entry: entry.state == "posted")
        credit_notes = posted.filtered(lambda entry: entry.move_type == "out_refund" or entry._after_sales_document())
        invoices = posted.filtered(
            lambda entry: (
                entry.move_type in INVOICES
                and entry.company_id.after_sales_control == "enforce"
                # The debit that takes a credit note back is its mirror image.
                and not entry.reversed_entry_id.after_sales_undone_by_id
            )
        )
        problems = [problem for entry in credit_notes for problem in entry._after_sales_credit_problems()]
        problems += [problem for entry in invoices for problem in entry._after_sales_invoice_problems()]
        self.env["after_sales.message"]._raise_all(problems, ValidationError)

    def _after_sales_invoice_problems(self):
        """A customer invoice takes nothing off but what its sales order says: neither by a line nor as a whole."""
        taken = self.invoice_line_ids._after_sales_taken_off()
        if self.currency_id.compare_amounts(self.amount_total, 0.0) < 0:
            yield reason("invoice_below_zero", entry=self._after_sales_title())
        elif taken:
            names = ", ".join(line.name or line.product_id.display_name or "-" for line in taken)
            yield reason("invoice_takes_off", entry=self._after_sales_title(), lines=names)

    def _after_sales_credit_problems(self):
        document = self._after_sales_document()
        if not document:
            if self.company_id.after_sales_control == "enforce":
                yield reason("credit_without_document", entry=self._after_sales_title())
            return
        posting = document.posting_ids.filtered(
            lambda posting: posting.entry_model == self._name and posting.entry_id == self.id
        )
        differences = list(self._after_sales_differences(document, posting))
        if differences:
            yield reason(
                "credit_differs_from_document",
                entry=self._after_sales_title(),
                document=document.name,
                difference=", ".join(differences),
            )
        else:
            yield from self._after_sales_amount_problems(document)

    def _after_sales_differences(self, document, posting):
        """In what this credit note is not the one that the document made, in words."""
        labels = {name: self._fields[name]._description_string(self.env) for name in ("amount_total", "partner_id")}
        if self.currency_id.compare_amounts(self.amount_total, posting.amount if posting else 0.0):
            yield labels["amount_total"]
        if self.commercial_partner_id != document.partner_id.commercial_partner_id:
            yield labels["partner_id"]
        if self.currency_id != document.currency_id:
            yield self._fields["currency_id"]._description_string(self.env)
        if posting.digest and posting.digest != self._after_sales_digest():
            yield self.env._("its lines or the invoice it credits")
        if document.state not in ("approved", "done") and not self.after_sales_undone_by_id:
            yield self.env._("it is not approved")
        if not posting or self.company_id != document.company_id:
            yield self.env._("it is not the one that was made for it")

    def _after_sales_amount_problems(self, document):
        """All credit notes of a document come to no more than was approved, whatever became of the invoice since."""
        posted = document.credit_note_ids.filtered(lambda entry: entry.state == "posted")
        total, approved = sum(posted.mapped("amount_total")), document._approved_credit()
        if self.currency_id.compare_amounts(total, approved + posted._after_sales_rounding_room()) > 0:
            yield reason(
                "credit_above_approved",
                entry=self._after_sales_title(),
                document=document.name,
                total=self.currency_id.format(total),
                approved=self.currency_id.format(approved),
            )

    def _after_sales_rounding_room(self):
        """By how much all credit notes of a document may differ from their price: what rounding alone can do.

        However often an invoice line is credited, its net amount and each of its taxes are a step off at most.
        """
        lines = self.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        rounded = lines.after_sales_origin_line_id | lines.filtered("after_sales_return_line_id.is_blind")
        steps = sum(1 + len(line.tax_ids.flatten_taxes_hierarchy()) for line in rounded)
        return self.currency_id.rounding * steps + sum(self.reversed_entry_id.invoice_cash_rounding_id.mapped("rounding"))

    def _after_sales_digest(self):
        """The fingerprint of what a credit note takes back; accounts, journal and dates are accounting's own."""
        lines = [
            [
                line.after_sales_origin_line_id.id,
                line.after_sales_return_line_id.id,
                line.after_sales_allowance_line_id.id,
                line.product_id.id,
                line.product_uom_id.id,
                line.tax_ids.sorted("id").ids,
                *(f"{line[name]:.10g}" for name in ("quantity", "price_unit", "discount")),
            ]
            for line in self.invoice_line_ids
            if line.display_type == "product"
        ]
        content = json.dumps([self.reversed_entry_id.id, sorted(lines, key=str)])
        return hashlib.sha256(content.encode()).hexdigest()

    def _after_sales_title(self):
        named = self.name if self.name != "/" else False
        return self.ref or named or self.env._("This entry")
