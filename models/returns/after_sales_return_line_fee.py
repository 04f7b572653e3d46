# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.remedies import CREDITING
from ...rules.restocking import Charged, Fee, governing
from ..exact import exact, step_of


class AfterSalesReturnLine(models.Model):
    """What is kept back from the credit of a line."""

    _inherit = "after_sales.return.line"

    fee_percent = fields.Float("Restocking Fee (%)", compute="_compute_fee", store=True, digits=(5, 2))
    fee_piece_amount = fields.Float(
        "Restocking Fee per Piece", compute="_compute_fee", store=True, min_display_digits="Product Price"
    )
    fee_untaxed = fields.Monetary("Restocking Fee", compute="_compute_fee", store=True)
    fee_line_ids = fields.One2many(
        "account.move.line", "after_sales_fee_line_id", "Lines of Fees", readonly=True
    )

    @api.depends(
        "amount_untaxed", "base_qty", "remedy", "disposition_id", "return_id.reason_id", "return_id.is_fee_waived"
    )
    def _compute_fee(self):
        """As the policies are now; once approval is asked for, nothing of this changes any more."""
        for line in self:
            fee = line._fee_by_policy()
            line.fee_percent, line.fee_piece_amount = float(fee.percent), float(fee.per_piece)
            step = step_of(line.currency_id or line.company_id.currency_id)
            line.fee_untaxed = float(fee.on(exact(line.amount_untaxed), exact(line.base_qty), step))

    def _fee_by_policy(self) -> Fee:
        if self.remedy not in CREDITING or self.return_id.is_fee_waived:
            return Fee()
        today, currency = fields.Date.context_today(self), self.currency_id or self.company_id.currency_id
        return governing([policy._fee(currency, self.company_id, today) for policy in self._fee_policies()])

    def _fee_policies(self):
        """Who may say what is kept back of this line, in the order of their say."""
        return [self.disposition_id, self.return_id.reason_id]

    def _fee_terms(self) -> Fee:
        """What was approved to be kept back."""
        return Fee(exact(self.fee_percent), exact(self.fee_piece_amount))

    def _fee_charged(self) -> Charged:
        """On what the fee was charged already."""
        posted = self.sudo().fee_line_ids.filtered(
            lambda fee: fee.parent_state == "posted" and not fee.move_id.after_sales_undone_by_id
        )
        return Charged(
            sum((exact(fee.after_sales_fee_base) for fee in posted), exact(0)),
            sum((exact(fee.after_sales_fee_pieces) for fee in posted), exact(0)),
        )

    def _fix_terms(self):
        super()._fix_terms()
        for name in ("fee_percent", "fee_piece_amount", "fee_untaxed"):
            self.env.add_to_compute(self._fields[name], self)
