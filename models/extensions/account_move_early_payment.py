# Part of after_sales. LGPL-3.
from odoo import models


class AccountMove(models.Model):
    """An invoice that was credited in part keeps its discount for early payment, on what is left of it (checklist B28).

    Odoo takes the discount away as soon as anything is settled with the invoice. A credit of ours is no payment: it
    makes the invoice smaller, and there is no discount on what was credited.
    """

    _inherit = "account.move"

    def _after_sales_credit_terms(self):
        """The terms that a credit note of this invoice takes: those that lower its taxes, whether it is paid early or not.

        Odoo lowers the taxes of the credit note then, as it lowered those of the invoice. It takes no other terms.
        """
        terms = self.invoice_payment_term_id
        return terms if terms.early_discount and terms.early_pay_discount_computation == "mixed" else terms.browse()

    def _is_eligible_for_early_payment_discount(self, currency, reference_date):
        return super()._is_eligible_for_early_payment_discount(currency, reference_date) or bool(
            self.move_type == "out_invoice"
            and self.currency_id == currency
            and self.invoice_payment_term_id.early_discount
            and self._after_sales_is_in_time(reference_date)
            and self._after_sales_credits_alone()
        )

    def _after_sales_is_in_time(self, day):
        last = self._after_sales_term_line().discount_date
        return not day or bool(last and day <= last)

    def _after_sales_term_line(self):
        """Odoo grants such a discount on terms with one instalment only."""
        return self.line_ids.filtered(lambda line: line.display_type == "payment_term")[:1]

    def _after_sales_credits_alone(self):
        """Our credit notes of this invoice; none where anything else was settled with it as well."""
        settled = self._after_sales_settled_with()
        ours = settled.filtered(lambda entry: entry.reversed_entry_id == self and entry._after_sales_document())
        return ours if ours == settled else self.browse()

    def _after_sales_discount_left(self):
        """What is left of the discount after our credits: (in the invoice's currency, in the company's)."""
        term, credits = self._after_sales_term_line(), self._after_sales_credits_alone()
        part = self.invoice_payment_term_id.discount_percentage / 100
        if self.invoice_payment_term_id.early_pay_discount_computation == "included":
            base, company_base = term.amount_residual_currency, term.amount_residual
        else:
            base = self.amount_untaxed - sum(credits.mapped("amount_untaxed"))
            company_base = self.amount_untaxed_signed + sum(credits.mapped("amount_untaxed_signed"))
        return self.currency_id.round(base * part), self.company_currency_id.round(company_base * part)

    def _get_invoice_counterpart_amls_for_early_payment_discount_per_payment_term_line(self):
        """The entries of the discount, lowered to what is left of it.

        Odoo lowers base and taxes in proportion to what is open, and then makes up for the whole discount on the base.
        """
        whole = super()._get_invoice_counterpart_amls_for_early_payment_discount_per_payment_term_line()
        if self._after_sales_credits_alone():
            taxes, bases = _values_of(whole, "tax_lines"), _values_of(whole, "base_lines", "term_lines")
            left, company_left = self._after_sales_discount_left()
            _come_to(bases, taxes, "amount_currency", left, self.currency_id)
            _come_to(bases, taxes, "balance", company_left, self.company_currency_id)
        return whole


def _values_of(found, *kinds):
    return [vals for kind in kinds for groups in found[kind].values() for vals in groups.values()]


def _come_to(bases, taxes, name, left, currency):
    """Lower the biggest of ``bases`` so that all values come to ``left``."""
    total = sum(vals[name] for vals in bases + taxes)
    if bases and total:
        biggest = max(bases, key=lambda vals: abs(vals[name]))
        biggest[name] = currency.round(biggest[name] + (left if total > 0 else -left) - total)
