# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import models

from ...rules import collection_rate as rule
from ..exact import exact, step_of

MONEY = ("bank", "cash", "credit")
INVOICES = ("out_invoice", "out_receipt")


class AfterSalesCollectionStatement(models.Model):
    """The books' side of the statement: which invoices were due in a month, and what came in on them."""

    _inherit = "after_sales.collection.statement"

    def _rows(self, company, first, last) -> dict:
        """{salesperson: values of one line for each invoice} of the month from ``first`` to ``last``."""
        receivables = self._receivables(company, first, last)
        shares = self._listed_shares(receivables.move_id, last)
        rows = {}
        for invoice, own in receivables.grouped("move_id").items():
            share, documents = shares[invoice]
            vals = self._prepare_collection_line_vals(own, share, (first, last))
            if vals["due_amount"] or vals["collected_amount"]:
                vals["documents"] = ", ".join(sorted(documents))
                rows.setdefault(invoice.invoice_user_id, []).append(vals)
        return rows

    def _receivables(self, company, first, last):
        """Instalments that fell due in the month, or before it and were open when it began."""
        return self.env["account.move.line"].search(
            [
                ("company_id", "=", company.id),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("move_id.move_type", "in", INVOICES),
                ("balance", ">", 0),
                ("date", "<=", last),
                ("date_maturity", "<=", last),
                "|",
                ("date_maturity", ">=", first),
                "|",
                ("reconciled", "=", False),
                ("matched_credit_ids.max_date", ">=", first),
            ],
            order="move_id, date_maturity, id",
        )

    def _prepare_collection_line_vals(self, instalments, share, month) -> dict:
        invoice = instalments.move_id
        step = step_of(invoice.company_currency_id)
        known = rule.total(rule.figures(self._instalment(line, share, month), step) for line in instalments)
        return {
            "invoice_id": invoice.id,
            "partner_id": invoice.partner_id.id,
            "due_date": max(instalments.mapped("date_maturity")),
            "listed_percent": float(share * 100),
            **{f"{name}_amount": float(value) for name, value in known._asdict().items()},
        }

    def _instalment(self, line, share, month) -> rule.Instalment:
        """What became of one receivable until the end of the month.

        Money that came in before its own month counts in that month; everything that is no money lowers what is due.
        """
        first, last = month
        amount, before, collected = exact(line.balance), Decimal(0), Decimal(0)
        for partial in line.matched_credit_ids.filtered(lambda partial: partial.max_date <= last):
            value = exact(partial.amount)
            if partial.credit_move_id.journal_id.type not in MONEY:
                amount -= value
            elif partial.max_date < first and line.date_maturity < first:
                before += value
            else:
                collected += value
        return rule.Instalment(amount, share, before, collected)
