# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import models

from ...rules.invoice_amounts import COMPANY_NET, NET, Amount
from ...rules.invoice_share import Open, drawn, lowered, take
from ...rules.money import round_to, split
from ..exact import exact, step_of


class AccountMoveLine(models.Model):
    """What an invoice line still has to give: its quantity, and each of its amounts to the cent."""

    _inherit = "account.move.line"

    def _after_sales_open_to_credit(self):
        """How each posted invoice line stands, drafts of credit notes taken off: {line: ``Open``}.

        Credit notes of other hands that do not name the line are taken off the lines of the same product in turn.
        """
        lines = self.move_id.invoice_line_ids.filtered(
            lambda line: (
                line.parent_state == "posted" and line.move_type == "out_invoice" and line.display_type == "product"
            )
        )
        credits = lines._after_sales_credits()
        whole, credited = lines._after_sales_amounts(), credits._after_sales_amounts()
        is_open = {line: Open(line._after_sales_base_quantity(), amounts=whole[line]) for line in lines}
        loose = defaultdict(self.browse)
        for credit in credits:
            origin = credit.after_sales_origin_line_id
            if not origin:
                loose[credit.move_id.reversed_entry_id, credit.product_id] += credit
            elif origin in is_open:
                is_open[origin] = credit._after_sales_draw(is_open[origin], credited[credit])
        for key, others in loose.items():
            of_product = lines.filtered(lambda line, key=key: (line.move_id, line.product_id) == key)
            if of_product:
                others._after_sales_draw_loosely(of_product, is_open, credited)
            elif not others.after_sales_allowance_line_id:
                of_invoice = lines.filtered(lambda line, key=key: line.move_id == key[0])
                others._after_sales_lower_loosely(of_invoice, is_open, credited)
        # What a credit note took is open again on its own invoice; the debit that undoes it gives nothing besides.
        for line in lines.filtered(lambda line: line.move_id._after_sales_is_debit()):
            quantity = line._after_sales_base_quantity()
            is_open[line] = drawn(Open(quantity, amounts=whole[line]), quantity, whole[line])
        return {line: is_open[line] for line in self if line in is_open}

    def _after_sales_lower_loosely(self, lines, is_open, credited):
        """Take these credit lines, which name neither line nor goods of the invoice, off all its lines by their value."""
        weights = [max(is_open[line].left_of(NET), Decimal(0)) for line in lines]
        amounts = defaultdict(Decimal)
        for credit in self if any(weights) else ():
            for key, amount in credited[credit].items():
                amounts[key] += amount
        for key, amount in amounts.items():
            parts = split(amount, weights, lines[:1]._after_sales_step(key))
            for line, part in zip(lines, parts, strict=True):
                is_open[line] = lowered(is_open[line], {key: part})

    def _after_sales_credits(self):
        """The lines of all credit notes of these invoices, whoever made them."""
        return (
            self.env["account.move.line"]
            .sudo()
            .search(
                [
                    ("move_id.reversed_entry_id", "in", self.move_id.ids),
                    ("move_type", "=", "out_refund"),
                    ("move_id.after_sales_undone_by_id", "=", False),
                    ("parent_state", "!=", "cancel"),
                    ("display_type", "=", "product"),
                ]
            )
        )

    def _after_sales_draw_loosely(self, lines, is_open, credited):
        """Take these credit lines, which name no invoice line, off ``lines``, the first ones first."""
        quantity = left = sum(credit._after_sales_base_quantity() for credit in self)
        amounts = defaultdict(Decimal)
        for credit in self:
            for key, amount in credited[credit].items():
                amounts[key] += amount
        for line in lines:
            taken = min(is_open[line].left, left)
            if taken > 0:
                part = {
                    key: round_to(amount * taken / quantity, line._after_sales_step(key))
                    for key, amount in amounts.items()
                }
                is_open[line] = drawn(is_open[line], taken, part)
                left -= taken

    def _after_sales_amounts(self):
        """Each amount of these lines as the books have it, taxes changed by hand included: {line: {Amount: Decimal}}."""
        amounts = {}
        for entry in self.move_id:
            base_lines, _tax_lines = entry._get_rounded_base_and_tax_lines()
            for base_line in base_lines:
                amounts[base_line["record"]] = self._after_sales_amounts_of(base_line["tax_details"])
        return amounts

    def _after_sales_amounts_of(self, details) -> dict:
        """The amounts that the tax engine found for one line."""
        amounts = defaultdict(Decimal)
        for name in ("total_excluded_currency", "total_excluded"):
            amounts[Amount(name)] = exact(details[name] + details[f"delta_{name}"])
        for tax_data in details["taxes_data"]:
            # A reverse charge comes twice, once with each sign: Odoo makes the second from the first.
            if not tax_data["is_reverse_charge"]:
                for name in ("tax_amount_currency", "tax_amount", "base_amount_currency", "base_amount"):
                    amounts[Amount(name, tax_data["tax"].id)] = exact(tax_data[name])
        return dict(amounts)

    def _after_sales_take(self, is_open, quantity):
        """Take ``quantity`` of this line: its amounts, and how the line stands afterwards."""
        return take(is_open, quantity, {key: self._after_sales_step(key) for key in is_open.amounts})

    def _after_sales_step(self, key):
        """The smallest step of one amount of this line."""
        return step_of(self.currency_id if key.is_in_currency else self.company_currency_id)

    def _after_sales_draw(self, is_open, amounts):
        """Take this credit line off its invoice line. One of another product takes no goods: it lowers the price."""
        if self.product_id != self.after_sales_origin_line_id.product_id:
            return lowered(is_open, amounts)
        return drawn(is_open, self._after_sales_base_quantity(), amounts)

    def _after_sales_base_quantity(self):
        return exact(self.product_uom_id._compute_quantity(self.quantity, self.product_id.uom_id, round=False))

    def _after_sales_extra_tax_data(self, amounts, values) -> dict:
        """What makes Odoo post exactly ``amounts`` for a credit line of this invoice line with ``values``.

        It is how Odoo itself keeps down payments and discounts of an order to the cent.
        """
        taxes = {str(tax.id): {} for tax in self.tax_ids._flatten_taxes_and_sort_them()[0]}
        for key, amount in amounts.items():
            if key.tax:
                taxes.setdefault(str(key.tax), {})[key.name] = float(amount)
        return {
            "manual_total_excluded_currency": float(amounts[NET]),
            "manual_total_excluded": float(amounts[COMPANY_NET]),
            # Odoo takes the net amount from here only where something is said of taxes.
            "manual_tax_amounts": taxes or {"0": {}},
            "currency_id": self.currency_id.id,
            "price_unit": values["price_unit"],
            "discount": values["discount"],
            "quantity": values["quantity"],
            "rate": self.move_id.invoice_currency_rate,
        }
