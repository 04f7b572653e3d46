# Part of after_sales. LGPL-3.
import psycopg2.errors

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsConcurrency(ConcurrencyCommon):
    """Two people at the same moment: exactly one effect (checklist B4, B49)."""

    def test_the_last_pieces_go_to_one_of_two_returns(self):
        first, second = self.drafts(6, 6)

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            first.with_env(self.as_sales(here)).action_submit()
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                second.with_env(self.as_sales(there)).action_submit()

        # Odoo tries a refused transaction again: now it sees the other return.
        with self.transaction() as again, self.assertRaisesRegex(UserError, "only 4 can"):
            second.with_env(self.as_sales(again)).action_submit()

    def test_a_claim_waits_for_the_one_before_it(self):
        first, second = self.drafts(6, 6)

        with self.transaction() as here, self.transaction() as there:
            first.with_env(self.as_sales(here)).action_submit()
            here.flush_all()
            there.cr.execute("SET LOCAL lock_timeout = '300ms'")
            with self.assertRaises(psycopg2.errors.LockNotAvailable), mute_logger("odoo.sql_db"):
                second.with_env(self.as_sales(there)).action_submit()

    def test_two_approvers_make_one_receipt(self):
        (document,) = self.drafts(2)
        with self.transaction() as env:
            document.with_env(self.as_sales(env)).action_submit()
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            document.with_env(here(user=self.gm_id)).action_approve()
            here.flush_all()
            with self.assertRaisesRegex(UserError, "somebody else right now"):
                document.with_env(there(user=self.gm_id)).action_approve()
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                document.with_env(there(user=self.gm_id)).action_approve()

        with self.transaction() as env:
            self.assertEqual(len(document.with_env(env).picking_ids), 1)
            with self.assertRaisesRegex(UserError, "cannot be"):
                document.with_env(env(user=self.gm_id)).action_approve()

    def test_two_receipts_of_one_delivery_credit_each_piece_once(self):
        documents = self.drafts(5, 5)
        with self.transaction() as env:
            for document in documents:
                document.with_env(self.as_sales(env)).action_submit()
                document.with_env(env(user=self.gm_id)).action_approve()
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.receive(documents[0], here)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.receive(documents[1], there)
        with self.transaction() as again:
            self.receive(documents[1], again)
            again.cr.commit()

        with self.transaction() as env:
            invoice = env["account.move"].browse(self.invoice_id)
            self.assertEqual(invoice.reversal_move_ids.mapped("amount_total"), [500.0, 500.0])
            self.assertEqual(invoice.payment_state, "reversed")

    def test_two_who_undo_make_one_debit(self):
        (document,) = self.drafts(2)
        with self.transaction() as env:
            document.with_env(self.as_sales(env)).action_submit()
            document.with_env(env(user=self.gm_id)).action_approve()
            self.receive(document, env)
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            document.with_env(here(user=self.undo_id))._undo("Wrong goods")
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                document.with_env(there(user=self.undo_id))._undo("Wrong goods")

        with self.transaction() as env:
            note = document.with_env(env).credit_note_ids
            self.assertEqual(len(note.reversal_move_ids), 1)
            with self.assertRaisesRegex(UserError, "cannot be undone"):
                document.with_env(env(user=self.undo_id))._undo("Wrong goods")
