# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ..models.exact import exact
from ..rules.card_refund import plan


class AfterSalesCreditCardRefund(models.TransientModel):
    """Asks how much of a credit goes back to the card it was paid with, and shows to which (checklist B26)."""

    _name = "after_sales.credit.card_refund"
    _description = "Refund a Credit to the Card"

    entry_id = fields.Many2one("account.move", "Credit Note", required=True, readonly=True)
    currency_id = fields.Many2one(related="entry_id.currency_id")
    open_amount = fields.Monetary("Open Credit", related="entry_id.amount_residual")
    on_its_way_amount = fields.Monetary(related="entry_id.after_sales_on_its_way_amount")
    most_amount = fields.Monetary("At the Most", related="entry_id.after_sales_card_amount")
    amount = fields.Monetary(
        "Refund",
        compute="_compute_amount",
        store=True,
        readonly=False,
        help="What is not refunded here stays open: refund it another way, set it off, or keep it as credit.",
    )
    line_ids = fields.One2many(
        "after_sales.credit.card_refund.line", "refund_id", "Payments", compute="_compute_line_ids", store=True
    )

    @api.depends("entry_id")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = wizard.most_amount

    @api.depends("entry_id", "amount")
    def _compute_line_ids(self):
        for wizard in self:
            # What is shown of a payment is no secret of the provider; the right over the credit note is checked below.
            entry = wizard.entry_id.sudo()
            captures = entry._after_sales_captures()
            parts = plan(exact(wizard.amount), captures)
            wizard.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {
                            "payment": self.env["payment.transaction"].sudo().browse(each.key)._after_sales_title(),
                            "captured_amount": float(each.captured),
                            "returned_amount": float(each.returned),
                            "support": each.support,
                            "amount": float(parts.get(each.key, 0)),
                        }
                    )
                    for each in captures
                ),
            ]

    def action_confirm(self):
        """Send the refund, and say what the provider made of it."""
        self.ensure_one()
        refunds = self.entry_id._after_sales_refund_to_card(self.amount)
        failed = refunds.filtered(lambda each: each.state in ("error", "cancel"))
        problems = "; ".join(f"{each.reference}: {each.state_message or ''}" for each in failed)
        message = (
            self.env._("The refund failed, and the credit stays open. %s", problems)
            if failed
            else self.env._("Sent to the payment provider. The credit is settled as soon as it is confirmed.")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if failed else "success",
                "sticky": bool(failed),
                "message": message,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
