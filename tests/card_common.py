# Part of after_sales. LGPL-3.
"""Customers who pay by card: a provider without a network, which answers as a test wants."""

from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.fields import Command

REFUSED = "The bank of the customer refuses."


class CardCommon:
    """Mixed into a test case; ``self.answer`` is what the provider says to a refund: done, pending, error or nothing."""

    def setUp(self):
        super().setUp()
        self.answer, self.sent, self.supports = "done", [], {}
        case = self

        def support(providers):
            for provider in providers:
                provider.update({
                    "support_refund": case.supports.get(provider.id, "none"), "support_manual_capture": "partial",
                    "support_express_checkout": False, "support_tokenization": False,
                })  # fmt: skip

        def answer(refund):
            case.sent.append(refund.amount)
            if case.answer == "error":
                raise ValidationError(REFUSED)
            if case.answer == "done":
                refund._set_done()
            if case.answer == "pending":
                refund._set_pending()

        self.startPatcher(
            patch.object(self.env.registry["payment.provider"], "_compute_feature_support_fields", support)
        )
        self.startPatcher(patch.object(self.env.registry["payment.transaction"], "_send_refund_request", answer))
        self.provider = self.a_provider()

    def a_provider(self, name="Dummy", support="partial"):
        method = self.env.ref("payment.payment_method_unknown")
        provider = self.env["payment.provider"].create(
            {
                "name": name,
                "code": "none",
                "state": "test",
                "company_id": self.company.id,
                "payment_method_ids": [Command.set(method.ids)],
            }
        )
        self.supports[provider.id] = support
        method.write({"active": True, "support_refund": "partial"})
        journal = self.company_data["default_journal_bank"].copy({"name": f"Bank {name}"})
        self._create_dummy_payment_method_for_provider(provider, journal)
        line = journal.inbound_payment_method_line_ids.filtered(lambda each: each.payment_provider_id == provider)
        line.payment_account_id = self.inbound_payment_method_line.payment_account_id
        return provider

    def paid_by_card(self, invoice, amount=None, provider=None, reference=None):
        """The customer pays the invoice through a provider; the payment is booked."""
        payment = self.env["payment.transaction"].create(
            {
                "provider_id": (provider or self.provider).id,
                "payment_method_id": self.env.ref("payment.payment_method_unknown").id,
                "reference": reference or f"{invoice.name}-{len(invoice.transaction_ids) + 1}",
                "amount": amount or invoice.amount_residual,
                "currency_id": invoice.currency_id.id,
                "partner_id": invoice.partner_id.id,
                "operation": "online_direct",
                "invoice_ids": [Command.set(invoice.ids)],
            }
        )
        payment._set_done()
        payment._post_process()
        return payment

    def refund_wizard(self, credit, amount=None):
        """What the accountant gets to see, with less than proposed where an ``amount`` is given."""
        action = credit.action_after_sales_card_refund()
        wizard = self.env[action["res_model"]].with_user(credit.env.user).with_context(**action["context"])
        return wizard.create({} if amount is None else {"amount": amount})

    def refunded_to_card(self, credit, amount=None):
        """The accountant sends it, and Odoo's job books what is confirmed; the refunds of this credit."""
        before = credit.sudo().after_sales_card_refund_ids
        self.refund_wizard(credit, amount).action_confirm()
        return self.booked(credit.sudo().after_sales_card_refund_ids - before)

    def booked(self, refunds):
        refunds.filtered(lambda each: each.state == "done" and not each.is_post_processed)._post_process()
        self.env.invalidate_all()
        return refunds
