# Part of after_sales. LGPL-3.
from decimal import Decimal
from types import SimpleNamespace
from unittest.mock import patch

import psycopg2

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.approval import after_sales_approval_log
from ..rules import hash_chain
from .approval_log_common import CHAIN, LOG, ApprovalLogCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalLog(ApprovalLogCommon):
    """Every decision is written down once, in order, and nobody changes it (R7.03, R7.18)."""

    def test_rows_are_numbered_without_a_gap_and_each_vouches_for_the_one_before(self):
        logs = (self.appended(3) + self.appended(2)).sudo()

        self.assertEqual(logs.mapped("sequence"), [1, 2, 3, 4, 5])
        self.assertEqual(logs.mapped("previous_hash"), [hash_chain.GENESIS, *logs[:-1].mapped("hash")])
        self.assertEqual((self.chain().length, self.chain().head), (5, logs[-1].hash))
        self.assertFalse(self.breaches())

    def test_a_row_tells_who_decided_what_when_and_from_where(self):
        log = self.appended(1)[0].sudo()

        self.assertEqual((log.user_id, log.on_behalf_of_id), (self.approver_manager, self.approver_gm))
        self.assertEqual((log.document_name, log.document_kind), ("Rosa Alvarez", "Contact"))
        self.assertEqual((log.source, log.remote_address), ("system", False))
        self.assertEqual(str(log.happened_on), "2026-03-02 00:00:00")
        self.assertEqual(log.windows, {"month": {"before": "5000", "after": "3765.5"}})
        self.assertEqual(log.display_name, "1 · Signed · Rosa Alvarez")
        self.assertEqual(log.action_view_document()["res_id"], self.customer.id)

    def test_the_origin_is_read_from_the_request_and_from_nothing_else(self):
        for path, source in (
            ("/web/dataset/call_button", "web"),
            ("/jsonrpc", "rpc"),
            ("/xmlrpc/2/object", "rpc"),
            ("/json/2/x", "rpc"),
        ):
            asked = SimpleNamespace(httprequest=SimpleNamespace(path=path, remote_addr="10.0.0.7"))
            with patch(f"{after_sales_approval_log.__name__}.request", asked):
                log = self.appended(1).sudo()
                self.assertEqual((log.source, log.remote_address), (source, "10.0.0.7"))

        self.log = self.log.with_context(cron_id=1)
        self.assertEqual(self.appended(1).sudo().source, "cron")

    def test_what_is_not_said_is_taken_from_the_document_and_the_company(self):
        order = self.env["sale.order"].create({"partner_id": self.customer.id, "company_id": self.company.id})
        log = self.log._append([{"document": order, "event": "submitted"}]).sudo()

        self.assertEqual((log.company_id, log.currency_id), (self.company, self.company.currency_id))
        self.assertEqual((log.amount, log.rate, log.company_amount), (0.0, 1.0, 0.0))
        self.assertFalse(log.comment or log.facts or log.windows or log.role_id)
        self.assertFalse(self.breaches())

    def test_an_amount_in_another_currency_keeps_its_rate(self):
        euro = self.env.ref("base.EUR")
        given, of_the_day = self.appended(1, currency_id=euro.id, rate=Decimal("1.2")) + self.appended(
            1, currency_id=euro.id
        )

        self.assertEqual((given.sudo().amount, given.sudo().rate, given.sudo().company_amount), (1234.5, 1.2, 1481.4))
        self.assertTrue(of_the_day.sudo().rate)
        self.assertFalse(self.breaches())

    def test_each_company_has_its_own_chain(self):
        other = self.env["res.company"].create({"name": "Another Company"})
        self.appended(2)
        logs = self.log._append(
            [
                {"document": self.customer, "event": "signed", "company_id": company.id}
                for company in (other, self.company, other)
            ]
        )

        self.assertEqual(logs.sudo().mapped("sequence"), [1, 3, 2])
        self.assertEqual((self.chain().length, self.chain(other).length), (3, 2))
        self.assertFalse(self.breaches() + self.chain(other)._breaches())

    def test_a_hundred_decisions_cost_as_many_queries_as_ten(self):
        self.appended(1)
        counts = []
        for count in (10, 100):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.appended(count)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)

        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[0], 6)

    def test_floats_are_refused_because_they_have_no_exact_text(self):
        with self.assertRaises(TypeError):
            self.appended(1, facts={"quantity": 1.5})

        self.assertFalse(self.chain())

    # -- nobody writes -------------------------------------------------------------------------------------------------

    def test_nobody_adds_changes_copies_or_deletes_a_row(self):
        log = self.appended(1)
        values = log.sudo().read(["company_id", "event", "res_model", "res_id", "hash", "previous_hash"])[0]
        forged = {"after_sales_engine": object(), "after_sales_unlocked": True}

        for records in self.everybody(log) + self.everybody(self.chain()):
            for call in (
                lambda records=records: records.create(values),
                lambda records=records: records.with_context(**forged).create(values),
                lambda records=records: records.write({"company_id": self.company.id}),
                lambda records=records: records.with_context(**forged).write({"company_id": self.company.id}),
                records.unlink,
                records.copy,
            ):
                self.assertRefused(call, error=AccessError)

    def test_the_addon_itself_changes_no_row_either(self):
        log = self.appended(1).sudo()

        self.assertRefused(lambda: log.write({"comment": "x"}), "whatever his rights", error=AccessError)

    def everybody(self, records):
        users = (self.sales, self.accountant, self.approver_gm, self.administrator, self.auditor, self.env.user)
        superuser = records.with_user(self.env.ref("base.user_root"))
        return [
            *(records.with_user(user) for user in users),
            *(records.with_user(user).sudo() for user in users),
            superuser,
        ]

    def test_the_database_refuses_what_goes_around_odoo(self):
        self.appended(2)

        for query in (
            "UPDATE after_sales_approval_log SET comment = 'x'",
            "DELETE FROM after_sales_approval_log",
            "TRUNCATE after_sales_approval_log",
            "UPDATE after_sales_approval_chain SET length = length - 1",
            "UPDATE after_sales_approval_chain SET company_id = company_id + 1",
            "DELETE FROM after_sales_approval_chain",
            "TRUNCATE after_sales_approval_chain",
        ):
            with (
                self.subTest(query),
                mute_logger("odoo.sql_db"),
                self.assertRaisesRegex(psycopg2.Error, "is append-only"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(query)

    def test_who_may_read_the_log(self):
        log = self.appended(1)

        for user in (self.accountant, self.auditor, self.administrator):
            self.assertEqual(log.with_user(user).event, "signed")
        for user in (self.sales, self.clerk, self.warehouse_user, self.approver_gm):
            self.assertRefused(lambda user=user: log.with_user(user).event, error=AccessError)

    def test_another_companys_log_is_not_there(self):
        other = self.env["res.company"].create({"name": "Another Company"})
        log = self.log._append([{"document": self.customer, "event": "signed", "company_id": other.id}])

        self.assertNotIn(log, self.env[LOG].with_user(self.auditor).search([]))
        self.assertFalse(self.env[CHAIN].with_user(self.auditor).search([("company_id", "=", other.id)]))
