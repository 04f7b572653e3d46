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
            env.cr.commit()

    def test_goods_that_come_while_the_proof_is_accepted_are_credited_once(self):
        self.approve_and_bring()

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
        self.approve_and_bring()

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

    def test_a_second_part_collides_though_it_changes_nothing_that_the_document_says_of_itself(self):
        """Boilers are in and wait. One of two pumps of another order comes while the proof is accepted."""
        with self.transaction() as env:
            line = Command.create({"move_id": self.pump_move_id, "quantity": 2})
            self.document.with_env(self.as_sales(env)).line_ids = [line]
            env.cr.commit()
        self.approve_and_bring()
        with self.transaction() as env:
            self.receive_some(env, 4, 0)
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.receive_some(here, 1)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.accept(there)

    # -- words of this file --------------------------------------------------------------------------------------------

    def _set_the_stage(self):
        super()._set_the_stage()
        pump = self.a_product(name="Pump")
        self.bought(pump, 10, 10.0)
        order = self.an_order((pump, 10))
        self.delivered(order)
        self.invoiced(order)
        self.pump_move_id = order.order_line.move_ids.id

    def approve_and_bring(self):
        with self.transaction() as env:
            self.document.with_env(self.as_sales(env)).action_submit()
            self.document.with_env(env(user=self.gm_id)).action_approve()
            self.proof = (
                env["after_sales.evidence"]
                .with_user(self.sales_id)
                .create(
                    {
                        "res_model": self.document._name,
                        "res_id": self.document.id,
                        "kind": "invoice_original",
                        "is_stamped": True,
                        "attachment_ids": [Command.create({"name": "scan.pdf", "raw": b"seal"})],
                    }
                )
            )
            env.cr.commit()

    def accept(self, env):
        self.proof.with_env(env(user=self.accountant_id)).action_check()
        env.flush_all()

    def receive_some(self, env, *quantities):
        """The warehouse counts these, in the order of the lines; the rest stays expected."""
        picking = self.document.with_env(env).picking_ids.filtered(lambda picking: picking.state != "done")
        for move, quantity in zip(picking.move_ids.sorted("id"), quantities, strict=True):
            move.quantity = quantity
            move.picked = bool(quantity)
        picking.with_context(skip_backorder=True).button_validate()
        env.flush_all()

    def assert_credited_once(self):
        with self.transaction() as env:
            document = self.document.with_env(env)
            self.assertEqual((document.state, document.credit_note_ids.mapped("amount_total")), ("done", [400.0]))
