# Part of after_sales. LGPL-3.
from contextlib import contextmanager
from uuid import uuid4

import psycopg2.errors

from odoo import SUPERUSER_ID, api
from odoo.fields import Command
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, new_test_user, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install", "after_sales")
class TestCaseConcurrency(BaseCase):
    """Two coordinators at the same moment: no number twice, none left out (R4.04, R4.05).

    Real connections and real commits, so what a test makes stays in its throw-away database, in a company of its own.
    """

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            self._set_the_stage(env)
            env.cr.commit()

    def test_two_who_accept_at_once_get_different_numbers(self):
        first, second = self.reported(2)

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            self.accept(first, here)
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                self.accept(second, there)

        # Odoo tries a refused transaction again: now it sees the other number.
        with self.transaction() as again:
            self.accept(second, again)
            again.cr.commit()
        self.assertEqual(self.serials(first, second), [1, 2])

    def test_a_number_that_is_rolled_back_was_never_given(self):
        first, second = self.reported(2)

        with self.transaction() as env:
            self.accept(first, env)
        with self.transaction() as env:
            self.accept(second, env)
            env.cr.commit()

        self.assertEqual(self.serials(second), [1])

    def test_the_second_waits_for_the_first(self):
        first, second = self.reported(2)

        with self.transaction() as here, self.transaction() as there:
            self.accept(first, here)
            there.cr.execute("SET LOCAL lock_timeout = '300ms'")
            with self.assertRaises(psycopg2.errors.LockNotAvailable), mute_logger("odoo.sql_db"):
                self.accept(second, there)

    # -- words of this file --------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})
            cr.rollback()

    def look(self, *environments):
        """Begin every transaction now, so that each sees the world as it is before the others act."""
        for env in environments:
            env.cr.execute("SELECT 1 FROM after_sales_case LIMIT 1")

    def accept(self, case, env):
        case.with_env(env(user=self.coordinator_id)).action_accept()
        env.flush_all()

    def serials(self, *cases):
        with self.transaction() as env:
            return [int(case.with_env(env).name[4:]) for case in cases]

    def reported(self, count):
        with self.transaction() as env:
            values = {
                "subject": "Late again",
                "partner_id": self.customer_id,
                "company_id": self.company_id,
                "category": "date",
                "reason_id": env.ref("after_sales.after_sales_reason_late").id,
            }
            cases = env["after_sales.case"].create([dict(values) for _each in range(count)])
            cases.action_report()
            env.cr.commit()
        return cases

    def _set_the_stage(self, env):
        mark = uuid4().hex[:8]
        company = env["res.company"].create({"name": f"Numbering {mark}", "country_id": env.ref("base.us").id})
        self.company_id = company.id
        self.customer_id = env["res.partner"].create({"name": f"Customer {mark}"}).id
        self.coordinator_id = new_test_user(
            env,
            f"coordinator_{mark}",
            groups="after_sales.after_sales_group_coordinator",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        ).id
