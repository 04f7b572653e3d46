# Part of after_sales. LGPL-3.
from contextlib import contextmanager
from uuid import uuid4

import psycopg2.errors

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, new_test_user, tagged
from odoo.tools import mute_logger

from .builders import Builders


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsConcurrency(Builders, BaseCase):
    """Two people at the same moment: exactly one effect (checklist B4, B49).

    Real connections and real commits, so what a test makes stays in its throw-away database, in a company of its own.
    """

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            self.env = env
            self._set_the_stage()
            env.cr.commit()
        self.env = None

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

    # -- words of this file --------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})
            cr.rollback()

    def look(self, *environments):
        """Begin every transaction now, so that each sees the world as it is before the others act."""
        for env in environments:
            env.cr.execute("SELECT 1 FROM stock_move LIMIT 1")

    def as_sales(self, env):
        return env(user=self.sales_id)

    def drafts(self, *quantities):
        with self.transaction() as env:
            order = env["sale.order"].browse(self.order_id)
            documents = (
                env["after_sales.return"]
                .with_user(self.sales_id)
                .create(
                    [
                        {
                            "partner_id": order.partner_id.id,
                            "company_id": order.company_id.id,
                            "reason_id": env.ref("after_sales.after_sales_reason_defect").id,
                            "line_ids": [
                                Command.create({"move_id": order.order_line.move_ids.id, "quantity": quantity})
                            ],
                        }
                        for quantity in quantities
                    ]
                )
            )
            env.cr.commit()
        return documents

    def receive(self, document, env):
        picking = document.with_env(env).picking_ids
        picking.move_ids.picked = True
        picking.button_validate()
        env.flush_all()

    def _set_the_stage(self):
        mark = uuid4().hex[:8]
        self.company = self.env["res.company"].create(
            {"name": f"Concurrent {mark}", "country_id": self.env.ref("base.us").id}
        )
        self.env["account.chart.template"]._load("generic_coa", self.company, install_demo=False)
        self.env = self.env(context={"allowed_company_ids": self.company.ids})
        self.warehouse = self.env["stock.warehouse"].search([("company_id", "=", self.company.id)], limit=1)
        self.cogs_account = self.env["account.account"].search([("account_type", "=", "expense_direct_cost")], limit=1)
        self.customer = self.env["res.partner"].create({"name": f"Customer {mark}"})
        for name, role in (("sales", "sales"), ("gm", "approver_gm")):
            user = new_test_user(
                self.env,
                f"{name}_{mark}",
                groups=f"after_sales.after_sales_group_{role}",
                company_id=self.company.id,
                company_ids=[Command.set(self.company.ids)],
            )
            setattr(self, f"{name}_id", user.id)
        product = self.a_product()
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 10))
        self.delivered(order)
        self.order_id, self.invoice_id = order.id, self.invoiced(order).id
