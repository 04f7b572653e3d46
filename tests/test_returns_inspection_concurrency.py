# Part of after_sales. LGPL-3.
import psycopg2.errors

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionConcurrency(ConcurrencyCommon):
    """Two inspectors before the same goods: they go one way (checklist B49)."""

    def test_two_inspectors_of_the_same_goods_release_them_once(self):
        inspection = self.waiting(4)

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.inspect(inspection, here, self.quality_id, "restock")
            here.flush_all()
            with self.assertRaisesRegex(UserError, "somebody else right now"):
                inspection.with_env(there(user=self.colleague_id)).action_inspect()
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.inspect(inspection, there, self.colleague_id, "scrap")

        # Odoo tries a refused transaction again: now it sees what the other one found.
        with self.transaction() as again, self.assertRaisesRegex(UserError, "cannot be inspected now"):
            inspection.with_env(again(user=self.colleague_id)).action_inspect()
        with self.transaction() as env:
            self.assertEqual(inspection.with_env(env).posting_ids.mapped("kind"), ["restock"])

    def test_goods_that_come_in_while_somebody_inspects_are_not_lost(self):
        inspection = self.waiting(4, of=6)

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.inspect(inspection, here, self.quality_id, "restock")
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.receive_rest(inspection.with_env(there).return_id, there)
        with self.transaction() as again:
            self.receive_rest(inspection.with_env(again).return_id, again)
            again.cr.commit()

        with self.transaction() as env:
            rest = inspection.with_env(env).return_id.inspection_ids - inspection.with_env(env)
            self.assertEqual((rest.state, rest.waiting_qty), ("draft", 2.0))

    def waiting(self, quantity, of=None):
        """The inspection of ``quantity`` that came in, ``of`` so many that are expected."""
        (document,) = self.drafts(of or quantity)
        with self.transaction() as env:
            document.with_env(self.as_sales(env)).action_submit()
            document.with_env(env(user=self.gm_id)).action_approve()
            picking = document.with_env(env).picking_ids
            picking.move_ids.quantity = quantity
            picking.move_ids.picked = True
            picking.with_context(skip_backorder=True).button_validate()
            inspection = document.with_env(env).inspection_ids
            env.cr.commit()
        return inspection

    def inspect(self, inspection, env, user_id, name):
        inspection = inspection.with_env(env(user=user_id))
        inspection.line_ids.disposition_id = env.ref(f"after_sales.after_sales_disposition_{name}")
        inspection.action_inspect()

    def receive_rest(self, document, env):
        picking = document.with_env(env).picking_ids.filtered(lambda picking: picking.state != "done")
        picking.move_ids.picked = True
        picking.button_validate()
        env.flush_all()

    def _set_the_stage(self):
        super()._set_the_stage()
        for name in ("quality", "colleague"):
            user = new_test_user(
                self.env,
                f"{name}_{self.company.id}",
                groups="after_sales.after_sales_group_quality",
                company_id=self.company.id,
                company_ids=[Command.set(self.company.ids)],
            )
            setattr(self, f"{name}_id", user.id)
