# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.restocking import Fee
from ..exact import exact


class AfterSalesFeePolicy(models.AbstractModel):
    """What a reason or a planned disposition keeps back from the credit, and who may give it away."""

    _name = "after_sales.fee.policy"
    _description = "Policy for Restocking Fees"

    fee_percent = fields.Float(
        "Restocking Fee (%)", digits=(5, 2), help="Of the net value of the goods; kept back from their credit."
    )
    fee_amount = fields.Float(
        "Restocking Fee per Piece", min_display_digits="Product Price", help="In the currency of the company."
    )
    waiver_role_id = fields.Many2one(
        "after_sales.approval.role",
        "Who May Waive the Fee",
        ondelete="restrict",
        help="Who holds this role may have nothing kept back. Empty: whoever makes the return. The amount to approve"
        " rises in any case.",
    )

    _fee_in_bounds = models.Constraint(
        "CHECK(COALESCE(fee_percent, 0) BETWEEN 0 AND 100 AND COALESCE(fee_amount, 0) >= 0)",
        "A restocking fee is between 0 and 100 percent, and not less than nothing for a piece.",
    )

    def _fee(self, currency, company, on):
        """The fee in ``currency``; nothing where the policy says nothing."""
        if not self.fee_percent and not self.fee_amount:
            return None
        per_piece = company.currency_id._convert(self.fee_amount, currency, company, on, round=False)
        return Fee(exact(self.fee_percent), exact(per_piece))
