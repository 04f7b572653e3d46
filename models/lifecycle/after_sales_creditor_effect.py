# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import models


class _Undone(Exception):  # noqa: N818 - raised to leave a savepoint, never seen by anybody
    """What was tried out is taken back."""


class Item(NamedTuple):
    """A journal item to come: in the currency of the company."""

    account: object
    name: str
    balance: float
    tags: str


class AfterSalesCreditor(models.AbstractModel):
    """What saying yes will do to the books, made by the very code that will do it (checklist B56).

    A concrete document names its page (``_effect_page``) and what will be credited (``_shares_ahead``).
    """

    _inherit = "after_sales.creditor"

    _effect_page = "after_sales.after_sales_creditor_effect"

    def action_foresee(self):
        """Show what posting will do."""
        self.ensure_one()
        self.check_access("read")
        foreseen = self.env["after_sales.document.foresee"].create({"effect": self._render_effect()})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Effect of %s", self.name),
            "res_model": foreseen._name,
            "res_id": foreseen.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _render_effect(self):
        self.ensure_one()
        # Whoever may read the document may know what it will do; the entries themselves are not there yet.
        return self.env["ir.qweb"]._render(self._effect_page, self.sudo()._prepare_effect_values())

    def _prepare_effect_values(self) -> dict:
        return {"document": self, "currency": self.company_currency_id, "entries": self._foreseen_entries()}

    def _foreseen_entries(self):
        """The credit notes to come: [(invoice, [Item...], what the customer owes on the invoice afterwards)]."""
        foreseen = []
        try:
            with self.env.cr.savepoint():
                prepared = self._prepare_credit_notes(self._shares_ahead())
                entries = self.env["account.move"]._after_sales_create_whole(list(prepared.values()))
                entries._after_sales_round_as_invoiced()
                for (_document, invoice), entry in zip(prepared, entries, strict=True):
                    left = max(invoice.amount_residual - entry.amount_total, 0.0)
                    foreseen.append((invoice, self._foreseen_items(entry), left))
                raise _Undone
        except _Undone:
            return foreseen

    def _foreseen_items(self, entry):
        items = [
            Item(line.account_id, line.name or "", line.balance, ", ".join(line.tax_tag_ids.mapped("name")))
            for line in entry.line_ids.sorted(lambda line: (line.balance < 0, line.id))
            if line.account_id
        ]
        cost = entry._stock_account_prepare_realtime_out_lines_vals()
        accounts = self.env["account.account"].browse([vals["account_id"] for vals in cost])
        items += [
            Item(account, vals["name"], entry.company_currency_id.round(vals["amount_currency"]), "")
            for account, vals in zip(accounts, cost, strict=True)
        ]
        return self._summed([item for item in items if item.balance])

    def _summed(self, items):
        """Items of one account, label and grids as one row, so that ten serial numbers do not fill the page."""
        sums = {}
        for item in items:
            key = item._replace(balance=0.0), item.balance > 0
            sums[key] = sums.get(key, 0.0) + item.balance
        return [item._replace(balance=self.company_currency_id.round(sums[item, side])) for item, side in sums]
