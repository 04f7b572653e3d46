# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ...rules.invoice_amounts import COMPANY_NET, company_total_of, total_of
from ...rules.invoice_share import aligned
from ..exact import exact, step_of


class AccountMove(models.Model):
    """Cash rounding and rate of an invoice, credited in parts that come to what the invoice was."""

    _inherit = "account.move"

    def _after_sales_at_its_rate(self, shares):
        """Let the company's amounts of a part of this invoice follow its rate, as Odoo expects them to.

        Odoo posts an exchange difference for every cent that reconciling finds besides. The last part takes what is
        left, whatever its rate.
        """
        self.ensure_one()
        if self.currency_id == self.company_currency_id:
            return shares
        total = sum(total_of(share.amounts) for share in shares)
        credited = self.reversal_move_ids.filtered(lambda entry: entry.state != "cancel")
        left = self.amount_total - credited._after_sales_before_fee()
        is_last = self.currency_id.compare_amounts(float(total), left) >= 0
        if is_last:
            return shares
        wanted = exact(self.company_currency_id.round(float(total) * abs(self.amount_total_signed) / self.amount_total))
        taxes = sum(company_total_of(share.amounts) - share.amounts[COMPANY_NET] for share in shares)
        net = aligned([share.amounts[COMPANY_NET] for share in shares], wanted - taxes, step_of(self.company_currency_id))
        return [
            share._replace(amounts=share.amounts | {COMPANY_NET: amount})
            for share, amount in zip(shares, net, strict=True)
        ]

    def _after_sales_round_as_invoiced(self):
        """Round these drafts of credit notes, one after the other, as the invoice that each credits was rounded."""
        for entry in self:
            line = entry.reversed_entry_id.line_ids.filtered(
                lambda line: line.display_type == "rounding" and not line.tax_repartition_line_id
            )[:1]
            amount = entry._after_sales_rounding_amount() if line else 0.0
            if amount:
                entry.invoice_line_ids = [Command.create(entry._prepare_after_sales_rounding_vals(line, amount))]

    def _after_sales_rounding_amount(self):
        """What brings all that was credited of the invoice, this entry included, to a rounded total."""
        invoice = self.reversed_entry_id
        before = invoice.reversal_move_ids.filtered(lambda entry: entry.state != "cancel") - self
        exact_before = sum(before.mapped("amount_total")) - sum(before.mapped(lambda entry: entry._after_sales_rounded()))
        rounded = invoice.invoice_cash_rounding_id.round(exact_before + self.amount_total)
        return self.currency_id.round(rounded - sum(before.mapped("amount_total")) - self.amount_total)

    def _after_sales_rounded(self):
        """What a credit note was rounded by, up or down."""
        lines = self.line_ids.filtered(
            lambda line: (
                line.after_sales_origin_line_id.display_type == "rounding"
                or (line.display_type == "rounding" and not line.tax_repartition_line_id)
            )
        )
        return sum(lines.mapped("amount_currency"))

    def _prepare_after_sales_rounding_vals(self, line, amount) -> dict:
        return {
            "after_sales_origin_line_id": line.id,
            "product_id": False,
            "name": line.name,
            "quantity": 1.0,
            "price_unit": amount,
            "tax_ids": [Command.clear()],
            "account_id": line.account_id.id,
        }
