# Part of after_sales. LGPL-3.
import psycopg2.errors

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsEvidenceConcurrency(ConcurrencyCommon):
    """Goods and proof at the same moment: the credit note neither waits for ever nor comes twice (R5.11)."""

    def setUp(self):
        super().setUp()
        (self.document,) = self.drafts(4)
        with self.transaction() as env:
            env["res.company"].browse(self.company.id).after_sales_return_proof_required = True
            self.document.with_env(self.as_sales(env)).action_submit()
            self.document.with_env(env(user=self.gm_id)).action_approve()
            proof = env["after_sales.evidence"].with_user(self.sales_id).create(
                {
                    "res_model": self.document._name,
                    "res_id": self.document.id,
                    "kind": "invoice_original",
                    "is_stamped": True,
                    "attachment_ids": [Command.create({"name": "scan.pdf", "raw": b"seal"})],
                }
            )
            env.cr.commit()
        self.proof = proof

    def test_goods_that_come_while_the_proof_is_accepted_are_credited_once(self):
        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.accept(here)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.receive(self.document, there)
        with self.transaction() as again:
            self.receive(self.document, again)
            again.cr.commit()

        self.assert_credited_once()

    def test_a_proof_that_is_accepted_while_goods_come_sees_them(self):
        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.receive(self.document, here)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.accept(there)
        with self.transaction() as again:
            self.accept(again)
            again.cr.commit()

        self.assert_credited_once()

    def test_the_rest_of_the_goods_collides_as_well(self):
        """The first part waits already: its receipt changes nothing that the document says of itself."""
        with self.transaction() as env:
            self.receive_some(env, 1)
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.receive_some(here, 1)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.accept(there)

    def accept(self, env):
        self.proof.with_env(env(user=self.accountant_id)).action_check()
        env.flush_all()

    def receive_some(self, env, quantity):
        picking = self.document.with_env(env).picking_ids.filtered(lambda picking: picking.state != "done")
        picking.move_ids.quantity = quantity
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        env.flush_all()

    def assert_credited_once(self):
        with self.transaction() as env:
            document = self.document.with_env(env)
            self.assertEqual((document.state, document.credit_note_ids.mapped("amount_total")), ("done", [400.0]))
