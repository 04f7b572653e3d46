# Part of after_sales. LGPL-3.
from contextlib import contextmanager
from uuid import uuid4

import psycopg2.errors

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalLogConcurrency(BaseCase):
    """Two decisions at the same moment: one chain (checklist A51).

    Real connections and real commits, so what a test makes stays in its throw-away database, in a company of its own.
    """

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            self.company_id = env["res.company"].create({"name": f"Chained {uuid4().hex[:8]}"}).id
            env.cr.commit()

    def test_of_two_decisions_at_once_one_is_tried_again_and_follows_the_other(self):
        for _first_ever_and_later in range(2):
            with self.transaction() as here, self.transaction() as there:
                there.cr.execute("SELECT 1")
                self.decide(here)
                here.cr.commit()
                with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                    self.decide(there)
            with self.transaction() as again:
                self.decide(again)
                again.cr.commit()

        with self.transaction() as env:
            chain = env["after_sales.approval.chain"].search([("company_id", "=", self.company_id)])
            self.assertEqual(chain.length, 4)
            self.assertFalse(chain._breaches())

    def test_a_decision_waits_for_the_one_before_it(self):
        with self.transaction() as env:
            self.decide(env)
            env.cr.commit()

        with self.transaction() as here, self.transaction() as there:
            self.decide(here)
            there.cr.execute("SET LOCAL lock_timeout = '300ms'")
            with self.assertRaises(psycopg2.errors.LockNotAvailable), mute_logger("odoo.sql_db"):
                self.decide(there)

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})
            cr.rollback()

    def decide(self, env):
        company = env["res.company"].browse(self.company_id)
        return env["after_sales.approval.log"]._append(
            [{"document": company, "event": "configured", "company_id": company.id}]
        )
