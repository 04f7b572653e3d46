# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.invoice_amounts import NET
from ...rules.invoice_share import Open
from ...rules.money import round_to
from ..exact import exact
from ..lifecycle.after_sales_creditor import Share


class AfterSalesReturnLine(models.Model):
    """Goods that come back give back their share of what was taken off the whole invoice (checklist B21)."""

    _inherit = "after_sales.return.line"

    def _with_deductions(self, shares) -> list[Share]:
        """``shares`` and, once for each document, what they take with them of the discounts on their invoices.

        A discount is shared by net value, cumulatively: with the last goods the last cent of it goes back.
        """
        lines = self.env["account.move.line"].union(*(share.invoice_line for share in shares))
        deductions = lines._after_sales_deductions()
        standing = self._deductions_standing(deductions)
        taken = {}
        for share in shares:
            for deduction, goods in deductions.items():
                if share.invoice_line in goods:
                    amounts, standing[deduction] = deduction._after_sales_take(
                        standing[deduction], share.amounts[NET]
                    )
                    key = share.line._documents(), deduction
                    line, before = taken.get(key, (share.line, {}))
                    taken[key] = line, {each: amount + before.get(each, 0) for each, amount in amounts.items()}
        more = [Share(line, deduction, exact(0), amounts) for (_document, deduction), (line, amounts) in taken.items()]
        return [*shares, *more]

    def _deductions_standing(self, deductions):
        """Each discount, measured by the net value of the goods it was given on: {line: ``Open``}."""
        if not deductions:
            return {}
        lines = self.env["account.move.line"].union(*deductions, *deductions.values())
        standing = lines._after_sales_open_for_goods()
        return {
            deduction: Open(
                sum(standing[line].amounts[NET] for line in goods),
                sum(standing[line].credited.get(NET, exact(0)) for line in goods),
                standing[deduction].amounts,
                standing[deduction].credited,
            )
            for deduction, goods in deductions.items()
        }

    def _less_deductions(self, sold):
        """What the sources of prices were sold for, less their share of the discounts on the whole: {source: ``Open``}."""
        lines = self.env["account.move.line"].union(*(each for each in sold if each._name == "account.move.line"))
        deductions = lines._after_sales_deductions()
        for deduction, is_open in self._deductions_standing(deductions).items():
            for line in lines & deductions[deduction]:
                sold[line] = self._less(sold[line], is_open, line._after_sales_step(NET))
        return sold

    def _less(self, sold, deduction, step):
        part = sold.amounts[NET] / deduction.quantity
        lowered = {
            key: amount + round_to(deduction.amounts.get(key, exact(0)) * part, step)
            for key, amount in sold.amounts.items()
        }
        return sold._replace(amounts=lowered)

    def _prepare_credit_line_vals(self, share):
        if share.invoice_line._after_sales_is_deduction():
            return share.invoice_line._after_sales_prepare_part_vals(share.amounts)
        return super()._prepare_credit_line_vals(share)
