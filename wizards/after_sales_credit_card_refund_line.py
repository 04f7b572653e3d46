# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCreditCardRefundLine(models.TransientModel):
    """One payment of the customer, and how much goes back of it."""

    _name = "after_sales.credit.card_refund.line"
    _description = "Payment That Is Refunded"

    refund_id = fields.Many2one(
        "after_sales.credit.card_refund", "Asked In", required=True, readonly=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="refund_id.currency_id")
    payment = fields.Char(readonly=True, help="The provider, the method and the reference of the payment.")
    captured_amount = fields.Monetary("Captured", readonly=True)
    returned_amount = fields.Monetary("Given Back", readonly=True, help="What is on its way is counted in.")
    support = fields.Selection(
        [("none", "Nothing"), ("full_only", "Only the Whole"), ("partial", "Any Part")],
        "Goes Back",
        readonly=True,
        help="What the payment provider can give back.",
    )
    amount = fields.Monetary("Refund", readonly=True)
