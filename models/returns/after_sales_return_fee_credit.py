# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ...rules.invoice_amounts import company_total_of, total_of
from ...rules.restocking import next_part
from ..exact import exact, step_of


class AfterSalesReturn(models.Model):
    """The fee as a line of the credit note, charged with each part that is credited."""

    _inherit = "after_sales.return"

    def _prepare_credit_notes(self, shares):
        prepared = super()._prepare_credit_notes(shares)
        charged = {}
        for (document, invoice), values in prepared.items():
            own = [share for share in shares if (share.line._documents(), share.invoice) == (document, invoice)]
            for lines in document._fee_groups().values() if document.fee_untaxed else ():
                vals = document._prepare_fee_line_vals(invoice, lines, own, charged)
                if vals:
                    values["invoice_line_ids"].append(Command.create(vals))
        return prepared

    def _prepare_fee_line_vals(self, invoice, lines, shares, charged):
        """The line that keeps back the fee on these shares; ``charged`` remembers what others kept back before."""
        first, mine = lines[0], [share for share in shares if share.line._name == lines._name and share.line in lines]
        before = charged.get(first) or first._fee_charged()
        value = sum((self._share_net(share) for share in mine), exact(0))
        after = before.plus(value, sum((share.quantity for share in mine), exact(0)))
        charged[first] = after
        amount = next_part(first._fee_terms(), before, after, step_of(self.currency_id))
        if not amount:
            return None
        product = self._fee_product()
        values = {
            "after_sales_fee_line_id": first.id,
            "after_sales_fee_base": float(value),
            "after_sales_fee_pieces": float(after.pieces - before.pieces),
            "product_id": product.id,
            "name": self._fee_label(first, value),
            "product_uom_id": product.uom_id.id,
            "quantity": -1.0,
            "price_unit": float(amount),
            "discount": 0.0,
            "tax_ids": [Command.set(self.fee_tax_ids.ids)],
            "account_id": self._fee_account().id,
        }
        foreign = invoice and invoice.currency_id != invoice.company_currency_id
        return values | (self._fee_at_the_rate(invoice, shares, values) if foreign else {})

    def _fee_label(self, line, value):
        parts = []
        if line.fee_percent:
            parts.append(f"{line.fee_percent:g} % × {self.currency_id.format(float(value))}")
        if line.fee_piece_amount:
            parts.append(f"{self.currency_id.format(line.fee_piece_amount)} / {line.product_id.uom_id.name}")
        return f"{self._fee_product().name}: {' + '.join(parts)}"

    def _fee_at_the_rate(self, invoice, shares, values) -> dict:
        """Let the company's amount of the fee be what leaves the credit at the rate of its invoice, to the cent.

        Odoo posts an exchange difference for every cent that reconciling finds besides.
        """
        found = self._fee_with_tax(values["price_unit"])
        rate, company = invoice.invoice_currency_rate, invoice.company_currency_id
        aligned = self._at_the_rate(invoice, shares)
        goods = sum(total_of(share.amounts) for share in aligned)
        booked = sum(company_total_of(share.amounts) for share in aligned)
        left = company.round((float(goods) - found["total_included"]) / rate)
        taxes = {
            str(tax["id"]): {
                "tax_amount_currency": -tax["amount"],
                "tax_amount": -company.round(tax["amount"] / rate),
                "base_amount_currency": -tax["base"],
                "base_amount": -company.round(tax["base"] / rate),
            }
            for tax in found["taxes"]
        }
        taxed = sum(tax["tax_amount"] for tax in taxes.values())
        return {
            "extra_tax_data": {
                "manual_total_excluded_currency": -found["total_excluded"],
                "manual_total_excluded": -(company.round(float(booked) - left) + taxed),
                "manual_tax_amounts": taxes or {"0": {}},
                "currency_id": invoice.currency_id.id,
                "price_unit": values["price_unit"],
                "discount": 0.0,
                "quantity": values["quantity"],
                "rate": rate,
            }
        }
