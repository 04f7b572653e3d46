# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .authority_questions import AuthorityQuestions


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalBacktest(AuthorityQuestions):
    """What a draft would have asked of the requests of a period (R7.01, R7.16)."""

    def backtested(self, table, user=None):
        backtest = self.env["after_sales.approval.backtest"].with_user(user or self.administrator)
        backtest = backtest.create({"table_id": table.id})
        backtest.action_run()
        return backtest

    def requests(self):
        for quantity in (1, 3, 60):
            self.a_submitted_return(self.order, (self.product, quantity))

    def test_the_version_in_force_changes_nothing(self):
        self.requests()

        backtest = self.backtested(self.table)

        self.assertEqual(backtest.line_ids.mapped("outcome"), ["same"] * 3)
        self.assertEqual(backtest.line_ids.sorted("id").mapped("exposure"), [6400.0, 400.0, 100.0])

    def test_a_draft_is_stricter_looser_or_blocks(self):
        self.requests()
        draft = self.a_draft(200.0)
        draft.limit_ids.filtered("is_unlimited").filtered(
            lambda row: row.document_kind == "after_sales.return"
        ).unlink()

        backtest = self.backtested(draft)

        self.assertEqual(backtest.line_ids.sorted("id").mapped("outcome"), ["blocked", "stricter", "same"])
        self.assertEqual(
            (backtest.same_count, backtest.stricter_count, backtest.looser_count, backtest.blocked_count), (1, 1, 0, 1)
        )
        self.assertEqual(self.backtested(self.a_draft(9000.0)).looser_count, 1)

    def test_totals_say_how_much_each_role_would_have_to_sign(self):
        self.requests()

        load = self.backtested(self.a_draft(200.0)).load_ids

        found = [(row.role_id.name, row.then_count, row.now_count, row.now_amount) for row in load]
        self.assertEqual(
            found,
            [
                ("Sales Manager", 2, 1, 100.0),
                ("Deputy General Manager", 0, 1, 300.0),
                ("General Manager", 1, 1, 6000.0),
            ],
        )
        self.assertAlmostEqual(load[0].then_weekly, 2 / (91 / 7), 1)

    def test_what_was_withdrawn_before_did_not_count(self):
        with freeze_time("2026-02-20"):
            self.a_submitted_return(self.order, (self.product, 3))
        with freeze_time("2026-02-27"):
            withdrawn = self.a_submitted_return(self.order, (self.product, 4))
        with freeze_time("2026-02-28"):
            withdrawn.action_cancel()
        self.a_submitted_return(self.order, (self.product, 2))

        backtest = self.backtested(self.table)

        self.assertEqual(backtest.line_ids.sorted("id").mapped("exposure"), [200.0, 700.0, 300.0])
        self.assertEqual(set(backtest.line_ids.mapped("outcome")), {"same"})

    def test_requests_that_kept_no_facts_are_asked_of_their_documents(self):
        self.requests()
        self.env["after_sales.approval.request"].sudo().search([]).grounds = False

        self.assertEqual(self.backtested(self.table).same_count, 3)

    def test_more_requests_than_can_be_tested_are_cut_and_it_says_so(self):
        self.requests()
        self.patch(self.env.registry["after_sales.approval.backtest"], "_most", 2)

        backtest = self.backtested(self.table)

        self.assertEqual(len(backtest.line_ids), 2)
        self.assertIn("only the newest 2 were tested", backtest.cut_note)

    def test_queries_do_not_grow_with_the_requests(self):
        self.requests()
        few = self.queries_of_a_test()
        for _each in range(6):
            self.a_submitted_return(self.order, (self.product, 1))

        self.assertLessEqual(self.queries_of_a_test(), few + 8)

    def queries_of_a_test(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.backtested(self.table)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_an_empty_period_and_other_roles_are_refused(self):
        self.assertRefused(lambda: self.backtested(self.table), "Nothing was submitted")
        for user in (self.sales, self.approver_gm, self.accountant):
            self.assertRefused(lambda user=user: self.backtested(self.table, user), error=AccessError)
        self.requests()
        self.assertEqual(self.backtested(self.table, self.auditor).same_count, 3)
