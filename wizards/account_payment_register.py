# Part of after_sales. LGPL-3.
from odoo import models

from ..rules.reason import reason


class AccountPaymentRegister(models.TransientModel):
    """A credit is paid out once, never more than is open of it, and not by whoever approved it (checklist B25, A31)."""

    _inherit = "account.payment.register"

    def _create_payments(self):
        self._after_sales_refuse_approver()
        self._after_sales_refuse_above_credit()
        return super()._create_payments()

    def _after_sales_refuse_approver(self):
        self.env["after_sales.message"]._raise_all(self._after_sales_approver_problems(self.line_ids.move_id))

    def _after_sales_approver_problems(self, entries):
        """One person does not both decide that a customer gets money and hand it out."""
        return [
            reason("refund_by_approver", entry=entry.name, document=entry._after_sales_document().sudo().name)
            for entry in entries
            if entry.move_type == "out_refund" and self.env.user in entry._after_sales_document()._approvers()
        ]

    def _after_sales_refuse_above_credit(self):
        entries = self.line_ids.move_id.filtered(
            lambda entry: entry.move_type == "out_refund" and entry._after_sales_document()
        )
        on_its_way = entries.sudo().filtered("after_sales_on_its_way_amount")
        # Where the amount cannot be chosen, Odoo pays what is open.
        if not self.can_edit_wizard:
            self.env["after_sales.message"]._raise_all(on_its_way._after_sales_on_its_way_problems())
        elif entries:
            self._after_sales_refuse_above(entries, sum(on_its_way.mapped("after_sales_on_its_way_amount")))

    def _after_sales_refuse_above(self, entries, on_its_way):
        left = self.source_amount_currency - on_its_way
        if self.currency_id != self.source_currency_id:
            left = self.source_currency_id._convert(left, self.currency_id, self.company_id, self.payment_date)
        if self.currency_id.compare_amounts(self.amount, left) > 0:
            refusal = reason(
                "refund_above_credit",
                entries=", ".join(entries.mapped("name")),
                asked=self.currency_id.format(self.amount),
                left=self.currency_id.format(left),
            )
            self.env["after_sales.message"]._raise_all([refusal])
