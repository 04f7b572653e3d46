# Part of after_sales. LGPL-3.
from unittest.mock import patch

import psycopg2.errors

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCardConcurrency(ConcurrencyCommon):
    """A refund to the card is sent once, whoever presses the button at the same moment (checklist B26, B49)."""

    def setUp(self):
        self.sent = []
        super().setUp()
        registry, sent = self.registry, self.sent

        def support(providers):
            providers.update({
                "support_refund": "partial", "support_manual_capture": False,
                "support_express_checkout": False, "support_tokenization": False,
            })  # fmt: skip

        def send(refund):
            sent.append(refund.amount)
            refund._set_pending()

        for model, name, fake in (
            ("payment.provider", "_compute_feature_support_fields", support),
            ("payment.transaction", "_send_refund_request", send),
        ):
            patcher = patch.object(registry[model], name, fake)
            patcher.start()
            self.addCleanup(patcher.stop)

    def test_of_two_who_refund_the_same_credit_one_sends(self):
        credit, wizard = self.a_credit(), "_after_sales_refund_to_card"
        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            getattr(self.as_accountant(credit, here), wizard)(200.0)
            here.flush_all()
            with self.assertRaisesRegex(UserError, "somebody else right now"):
                getattr(self.as_accountant(credit, there), wizard)(200.0)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                getattr(self.as_accountant(credit, there), wizard)(200.0)

        # Odoo tries a refused transaction again: now it sees what was sent.
        with self.transaction() as again, self.assertRaisesRegex(UserError, "is on its way"):
            getattr(self.as_accountant(credit, again), wizard)(200.0)
        self.assertEqual(self.sent, [-200.0])

    def test_a_refund_of_odoo_and_one_of_ours_do_not_take_the_same_money(self):
        credit = self.a_credit()
        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            invoice = here["account.move"].browse(self.invoice_id)
            invoice.transaction_ids.action_refund(900.0)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.as_accountant(credit, there)._after_sales_refund_to_card(200.0)

        with self.transaction() as again, self.assertRaisesRegex(UserError, "100.00 at the most"):
            self.as_accountant(credit, again)._after_sales_refund_to_card(200.0)
        self.assertEqual(self.sent, [-900.0])

    def as_accountant(self, credit, env):
        return credit.with_env(env(user=self.accountant_id))

    def a_credit(self):
        """Ten boilers were paid by card, two came back: 200 of 1000 are open."""
        (document,) = self.drafts(2)
        with self.transaction() as env:
            self.paid_by_card(env)
            document.with_env(self.as_sales(env)).action_submit()
            document.with_env(env(user=self.gm_id)).action_approve()
            self.receive(document, env)
            credit = document.with_env(env).credit_note_ids
            self.assertEqual((credit.amount_residual, credit.after_sales_card_amount), (200.0, 200.0))
            env.cr.commit()
        return credit

    def paid_by_card(self, env):
        invoice = env["account.move"].browse(self.invoice_id)
        method = env.ref("payment.payment_method_unknown")
        provider = env["payment.provider"].create({
            "name": "Dummy", "code": "none", "state": "test", "company_id": invoice.company_id.id,
            "payment_method_ids": [Command.set(method.ids)],
        })  # fmt: skip
        method.write({"active": True, "support_refund": "partial"})
        payment = env["payment.transaction"].create({
            "provider_id": provider.id, "payment_method_id": method.id, "reference": f"Card of {invoice.company_id.name}",
            "amount": 1000.0, "currency_id": invoice.currency_id.id, "partner_id": invoice.partner_id.id,
            "operation": "online_direct", "invoice_ids": [Command.set(invoice.ids)],
        })  # fmt: skip
        payment.write({"state": "done", "is_post_processed": True})
        register = env["account.payment.register"].with_context(active_model="account.move", active_ids=invoice.ids)
        register.create({})._create_payments()
