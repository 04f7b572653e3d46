# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command

from ...rules.card_refund import NONE, PARTS, WHOLE, Capture
from ...rules.reason import reason
from ..claims import claim
from ..exact import exact
from .account_move_next_step import ACCOUNTANT

#: Sent, and not known to have failed; what is so counts as given back.
LIVE = ("draft", "pending", "authorized", "done")
#: Sent, and the provider has not said yet what became of it.
WAITING = ("draft", "pending", "authorized")
GONE = ("canceled", "rejected")


class PaymentTransaction(models.Model):
    """A payment by card, and what is sent back of it for a credit note of ours (checklist B26).

    The refund knows the credit note from the beginning, so that Odoo's payment settles it once the provider confirms.
    """

    _inherit = "payment.transaction"

    after_sales_claims = fields.Integer(
        "Claims",
        copy=False,
        readonly=True,
        help="Counts who gave this payment back, so that simultaneous refunds collide.",
    )

    def _create_child_transaction(self, amount, is_refund=False, **custom_create_values):
        if is_refund:
            claim(self)
            credit = self.env.context.get("after_sales_credit")
            # A caller over RPC sends plain values only, never a record.
            if isinstance(credit, models.BaseModel):
                custom_create_values["invoice_ids"] = [Command.set(credit.ids)]
        return super()._create_child_transaction(amount, is_refund=is_refund, **custom_create_values)

    def _set_error(self, state_message, extra_allowed_states=()):
        failed = super()._set_error(state_message, extra_allowed_states=extra_allowed_states)
        failed._after_sales_ask_again()
        return failed

    def _set_canceled(self, state_message=None, extra_allowed_states=()):
        failed = super()._set_canceled(state_message, extra_allowed_states=extra_allowed_states)
        failed._after_sales_ask_again()
        return failed

    def _post_process(self):
        super()._post_process()
        for refund in self._after_sales_refunds().filtered(lambda each: each.state == "done"):
            for document in refund.invoice_ids.after_sales_return_id:
                document._tell("refunded", str(refund.id))

    def _after_sales_refunds(self):
        """The refunds among these that were sent for a credit note of a return or an allowance."""
        return self.filtered(
            lambda each: each.operation == "refund" and any(entry._after_sales_document() for entry in each.invoice_ids)
        )

    def _after_sales_ask_again(self):
        """What did not go back by card waits for another choice, though the rest was to be kept."""
        self._after_sales_refunds().invoice_ids._after_sales_reopen_choice()

    def _after_sales_captured(self):
        """What was captured of these payments: each by itself or, where it was captured in parts, those parts."""
        taken = self.browse()
        for payment in self:
            parts = payment.child_transaction_ids.filtered(
                lambda child, operation=payment.operation: child.operation == operation and child.state == "done"
            )
            taken |= parts or payment
        return taken.filtered(
            lambda each: (
                each.state == "done"
                and each.operation not in ("refund", "validation")
                and each.payment_id.state not in GONE
            )
        )

    def _after_sales_capture(self):
        """This payment as a fact for ``rules.card_refund``; what is on its way back counts as gone."""
        self.ensure_one()
        live = self.child_transaction_ids.filtered(lambda each: each.operation == "refund" and each.state in LIVE)
        return Capture(self.id, exact(self.amount), -exact(sum(live.mapped("amount"))), self._after_sales_support())

    def _after_sales_title(self):
        """The payment in an accountant's words: provider, method and reference."""
        return " · ".join(filter(None, (self.provider_id.name, self.payment_method_id.name, self.reference)))

    def _after_sales_support(self):
        """What provider and method can give back: nothing, the whole or any part."""
        method = self.payment_method_id.primary_payment_method_id or self.payment_method_id
        both = {self.provider_id.support_refund, method.support_refund}
        if NONE in both or False in both or self.provider_id.state == "disabled":
            return NONE
        return WHOLE if WHOLE in both else PARTS

    def action_after_sales_give_up(self):
        """Say that a refund did not arrive, though the provider never told: it can be sent again then."""
        refunds = self._after_sales_refunds()
        message = self.env["after_sales.message"]
        names = ", ".join(self.mapped("reference"))
        refunds.check_access("write")
        if not self.env.user.has_group(ACCOUNTANT):
            message._raise_all([reason("no_right", event="settle", documents=names, groups=(ACCOUNTANT,))], AccessError)
        message._raise_all(
            reason("card_refund_decided", refund=each.reference)
            for each in self
            if each not in refunds or each.state not in WAITING
        )
        why = self.env._("%s looked it up at the provider: this refund did not happen.", self.env.user.name)
        # An error and no cancellation: should the provider confirm after all, Odoo still takes it.
        refunds.sudo().with_context(payment_backend_action=True)._set_error(why)
