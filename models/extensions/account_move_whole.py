# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.fields import Command


class AccountMove(models.Model):
    """Entries that come with all their lines, so that Odoo need not add them wave by wave (ADR 0056)."""

    _inherit = "account.move"

    @api.model
    def _after_sales_create_whole(self, vals_list):
        """Create invoices or credit notes together with their tax and receivable lines.

        Odoo works those lines out from the entry in memory, with the very methods that would add them to a stored one; an
        entry that comes whole it takes as it is, and checks that it balances. What has lines of a kind that Odoo adds by
        other rules (early payment discount, cash rounding) is created the usual way.
        """
        # Drafts have no analytic entries yet, and so none to follow the distribution of their lines; nobody has to be told
        # of them, nor to follow them: what happens to them later is tracked as ever.
        quiet = self.with_context(skip_analytic_sync=True, tracking_disable=True)
        self._after_sales_read_together(vals_list)
        entries = quiet.create([vals | self._after_sales_whole_lines(vals) for vals in vals_list])
        return entries.with_env(self.env)

    def _after_sales_read_together(self, vals_list):
        """Read at once, for all entries, what Odoo reads entry by entry."""
        lines = [line for vals in vals_list for _create, _id, line in vals["invoice_line_ids"]]
        taxes = self.env["account.tax"].browse({tax for line in lines for _set, _id, ids in line["tax_ids"] for tax in ids or ()})
        taxes.flatten_taxes_hierarchy().refund_repartition_line_ids.mapped("tag_ids")
        self.env["product.product"].browse({line["product_id"] for line in lines if line["product_id"]}).mapped("account_tag_ids")

    def _after_sales_whole_lines(self, vals) -> dict:
        lines = [{"display_type": "product"} | line for _create, _id, line in vals["invoice_line_ids"]]
        draft = self.new(vals | {"invoice_line_ids": [Command.create(line) for line in lines]})
        if not draft._after_sales_comes_whole(lines):
            return {}
        base_lines, _tax_lines = draft._get_rounded_base_and_tax_lines(round_from_tax_lines=False)
        taxes = self.env["account.tax"]
        taxes._add_accounting_data_in_base_lines_tax_details(
            base_lines, draft.company_id, include_caba_tags=draft.always_tax_exigible
        )
        results = taxes._prepare_tax_lines(base_lines, draft.company_id)
        updates = results["base_lines_to_update"]
        lines = [line | amounts for line, (_base_line, amounts) in zip(lines, updates, strict=True)]
        lines += [line | {"display_type": "tax"} for line in results["tax_lines_to_add"]]
        lines += draft._after_sales_term_lines(lines)
        # First of all: amounts are rounded by them, and Odoo would read them back.
        currencies = {"currency_id": draft.currency_id.id, "company_currency_id": draft.company_currency_id.id}
        return {"invoice_line_ids": False, "line_ids": [Command.create(currencies | line) for line in lines]}

    def _after_sales_comes_whole(self, lines) -> bool:
        """Whether nothing but products, taxes and what is owed will be in this entry."""
        return (
            not self.invoice_payment_term_id.early_discount
            and not self.invoice_cash_rounding_id
            and len(self.invoice_line_ids) == len(lines)
            and all(line.display_type == "product" for line in self.invoice_line_ids)
        )

    def _after_sales_term_lines(self, lines):
        """What is owed by these terms, for the other ``lines`` of this draft: one line for each due date."""
        if self.invoice_payment_term_id:
            terms = [({**key}, {**amounts}) for key, amounts in self.needed_terms.items()]
        else:
            owed = {name: -sum(line[name] for line in lines) for name in ("amount_currency", "balance")}
            terms = [({"date_maturity": self.invoice_date_due}, owed)]
        # What is credited is taken off the account that it is owed on, wherever the customer's new invoices go.
        owed_on = self.reversed_entry_id.line_ids.filtered(lambda line: line.display_type == "payment_term").account_id
        more = {"display_type": "payment_term"} | ({"account_id": owed_on.id} if len(owed_on) == 1 else {})
        return [
            {name: value for name, value in (key | amounts).items() if name != "move_id"} | more for key, amounts in terms
        ]
