# Part of after_sales. LGPL-3.
import psycopg2.errors

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsBlindConcurrency(ConcurrencyCommon):
    """One serial number that two returns ask for at the same moment: one of them gets it (checklist B4, B6, B7)."""

    def test_a_number_that_nobody_knew_goes_to_one_of_two_blind_returns(self):
        self.assertOneOfTwo(self.blind_draft("P0"), self.blind_draft("P0"))

        with self.transaction() as env:
            self.assertEqual(env["stock.lot"].search_count([("name", "=", "P0"), ("product_id", "=", self.pump_id)]), 1)

    def test_a_number_that_has_a_lot_goes_to_one_of_two_blind_returns(self):
        self.assertOneOfTwo(self.blind_draft("P1"), self.blind_draft("P1"))

    def test_a_number_goes_to_the_return_of_its_delivery_or_to_a_blind_one(self):
        self.assertOneOfTwo(self.delivered_draft("P1"), self.blind_draft("P1"))
        self.assertOneOfTwo(self.blind_draft("P2"), self.delivered_draft("P2"))

    def test_they_meet_at_the_number_itself(self):
        # Submissions of one company meet at its decision log anyway; that is not what the promise rests upon.
        pairs = {
            "nobody knew it": (self.blind_draft("P0"), self.blind_draft("P0")),
            "it has a lot": (self.blind_draft("P1"), self.blind_draft("P1")),
            "it was delivered": (self.delivered_draft("P2"), self.blind_draft("P2")),
        }
        for what, (first, second) in pairs.items():
            with self.subTest(what), self.transaction() as here, self.transaction() as there:
                first.with_env(here)._claim_deliveries()
                there.cr.execute("SET LOCAL lock_timeout = '300ms'")
                with self.assertRaises(psycopg2.errors.LockNotAvailable), mute_logger("odoo.sql_db"):
                    second.with_env(there)._claim_deliveries()

    def test_those_of_different_numbers_do_not_wait_for_each_other(self):
        first, second = self.blind_draft("P1"), self.blind_draft("P2")

        with self.transaction() as here, self.transaction() as there:
            first.with_env(here)._claim_deliveries()
            there.cr.execute("SET LOCAL lock_timeout = '300ms'")
            second.with_env(there)._claim_deliveries()
            for document, env in ((first, here), (second, there)):
                env.invalidate_all()
                self.assertEqual(document.with_env(env).line_ids._lots_by_number().popitem()[1].after_sales_claims, 1)

    # -- words of these tests ----------------------------------------------------------------------------------------

    def assertOneOfTwo(self, first, second):  # noqa: N802 - named like unittest's own
        """The second one is refused while the first one commits; tried again it is told why."""
        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            first.with_env(here(user=self.blind_id)).action_submit()
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                second.with_env(there(user=self.blind_id)).action_submit()

        with self.transaction() as again:
            why = f"is in return {first.with_env(again).name}, which is open"
            with self.assertRaisesRegex(UserError, why):
                second.with_env(again(user=self.blind_id)).action_submit()
        with self.transaction() as env:
            self.assertEqual([each.with_env(env).state for each in (first, second)], ["submitted", "draft"])

    def blind_draft(self, number):
        """Somebody else than the buyer brings a pump with this number."""
        line = {"blind_product_id": self.pump_id, "lot_name": number, "price_source": "zero", "cost_source": "zero"}
        return self.a_draft(line, partner_id=self.other_id, is_blind=True, blind_reason="Sold on")

    def delivered_draft(self, number):
        """The buyer himself returns the pump that was delivered to him under this number."""
        move_id, lot_id = self.delivered_ids[number]
        return self.a_draft({"move_id": move_id, "lot_id": lot_id}, partner_id=self.buyer_id)

    def a_draft(self, line, **values):
        values |= {"company_id": self.company.id, "line_ids": [Command.create(line)]}
        with self.transaction() as env:
            values["reason_id"] = env.ref("after_sales.after_sales_reason_defect").id
            document = env["after_sales.return"].with_user(self.blind_id).create(values)
            env.cr.commit()
        return document

    def _set_the_stage(self):
        super()._set_the_stage()
        pump = self.a_product(name="Pump", tracking="serial")
        self.delivered_ids = {}
        for number in ("P1", "P2"):
            lot = self.a_lot(pump, number)
            self.bought(pump, 1, 10.0, lot=lot)
            order = self.an_order((pump, 1))
            self.delivered(order, lots={pump: [(lot, 1)]})
            self.delivered_ids[number] = order.order_line.move_ids.id, lot.id
        self.pump_id, self.buyer_id = pump.id, self.customer.id
        self.other_id = self.env["res.partner"].create({"name": "Somebody else"}).id
        groups = ",".join(f"after_sales.after_sales_group_{role}" for role in ("blind", "clerk", "sales"))
        self.blind_id = new_test_user(
            self.env, f"blind_{pump.id}", groups=groups,
            company_id=self.company.id, company_ids=[Command.set(self.company.ids)],
        ).id  # fmt: skip
