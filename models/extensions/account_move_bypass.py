# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .account_move import DOCUMENT_FIELDS
from .account_move_control import INVOICES

#: Postings of Odoo itself that take something off a receivable: payments, statements, exchange and cash basis.
OF_ODOO = ("origin_payment_id", "statement_line_id", "exchange_diff_partial_ids", "tax_cash_basis_rec_id")

#: What nobody writes by hand.
ENGINE_FIELDS = {"after_sales_highest_amount", "after_sales_undone_by_id", "after_sales_next_step"}


class AccountMove(models.Model):
    """The register of what went around the documents, whether it could not or was not to be refused (R7.03)."""

    _inherit = "account.move"

    after_sales_is_bypass = fields.Boolean(
        "Went Around", compute="_compute_after_sales_is_bypass", search="_search_after_sales_is_bypass"
    )
    after_sales_highest_amount = fields.Monetary(
        "Highest Posted Amount", copy=False, readonly=True, help="What this invoice came to before it was reset."
    )

    @api.depends("state", "move_type", *DOCUMENT_FIELDS)
    def _compute_after_sales_is_bypass(self):
        entries = self.sudo()
        bypass = entries.search(entries._after_sales_bypass_domain() & Domain("id", "in", self.ids))
        for entry in self:
            entry.after_sales_is_bypass = entry in bypass

    def _search_after_sales_is_bypass(self, operator, value):
        if operator != "in":
            return NotImplemented
        bypass = self.sudo()._after_sales_bypass_domain()
        return bypass if True in value else ~bypass

    def write(self, vals):
        self._after_sales_refuse_forged(vals)
        if vals.get("state") in ("draft", "cancel"):
            self._after_sales_remember_amount()
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        self._after_sales_refuse_forged({name for vals in vals_list for name in vals})
        return super().create(vals_list)

    def _after_sales_refuse_forged(self, names):
        forged = ENGINE_FIELDS.intersection(names)
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(forged))
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=labels)))

    def _after_sales_remember_amount(self):
        """An invoice that is opened again may come back smaller, and nobody would see it."""
        for entry in self.sudo().filtered(lambda entry: entry.state == "posted" and entry.move_type in INVOICES):
            highest = max(entry.after_sales_highest_amount, entry.amount_total)
            unlocked(entry).write({"after_sales_highest_amount": highest})

    def _after_sales_bypass_domain(self):
        watched = Domain.OR(
            Domain("company_id", "=", company.id)
            & (
                Domain("create_date", ">=", company.after_sales_control_since)
                | Domain("date", ">=", company.after_sales_control_since.date())
            )
            for company in self.env["res.company"].search([("after_sales_control_since", "!=", False)])
        )
        posted = Domain("state", "=", "posted")
        return watched & Domain.OR(
            [
                posted
                & Domain("move_type", "=", "out_refund")
                & Domain.AND(Domain(name, "=", False) for name in DOCUMENT_FIELDS),
                posted & Domain("move_type", "in", INVOICES) & self._after_sales_taking_off_domain(),
                posted & Domain("move_type", "not in", (*INVOICES, "out_refund")) & self._after_sales_manual_domain(),
                Domain("id", "in", self._after_sales_lowered().ids),
            ]
        )

    def _after_sales_taking_off_domain(self):
        """Invoices below zero, and those with a line below zero that no sales order explains."""
        line = Domain("display_type", "=", "product") & Domain("price_subtotal", "<", 0)
        goods = Domain("sale_line_ids", "any", [("is_downpayment", "=", False), ("price_subtotal", ">=", 0)])
        return Domain("amount_total", "<", 0) | Domain(
            "invoice_line_ids", "any", line & (Domain("sale_line_ids", "=", False) | goods)
        )

    def _after_sales_manual_domain(self):
        """Entries that take something off what customers owe, and that no payment or routine of Odoo made."""
        credit = Domain("account_id.account_type", "=", "asset_receivable") & Domain("balance", "<", 0)
        return Domain("line_ids", "any", credit) & Domain.AND(Domain(name, "=", False) for name in OF_ODOO)

    def _after_sales_lowered(self):
        """Invoices that were posted once and now say less, or nothing: reset and posted anew, or cancelled."""
        reopened = self.search([("after_sales_highest_amount", ">", 0), ("state", "in", ("posted", "cancel"))])
        return reopened.filtered(
            lambda entry: (
                entry.state == "cancel"
                or entry.currency_id.compare_amounts(entry.amount_total, entry.after_sales_highest_amount) < 0
            )
        )
