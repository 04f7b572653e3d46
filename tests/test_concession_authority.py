# Part of after_sales. LGPL-3.
from odoo.tests import Form, tagged

from .concession_common import ConcessionCommon

KIND = "after_sales.concession"


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionAuthority(ConcessionCommon):
    """Questions about authority over prices, asked before anybody asks for approval, and again afterwards (R7.10)."""

    def asked(self, **values):
        question = {"document_kind": KIND, "amount": 220.0, "requester_id": self.sales.id, **values}
        return self.env["after_sales.approval.simulate"].with_user(self.administrator).create(question)

    def test_the_shipped_table_is_that_of_the_procedure(self):
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")
        rows = table.limit_ids.filtered(lambda row: row.document_kind == KIND)

        self.assertEqual(
            [(row.role_id.name, row.measure, row.is_unlimited) for row in rows.sorted("measure")],
            [("General Manager", "amount", True), ("General Manager", "deviation", True)],
        )
        self.assertEqual(table._policy_for(KIND).free_deviation_percent, 10.0)

    def test_the_simulator_asks_by_percent(self):
        self.a_price_table(
            ("manager", "amount", None),
            ("manager", "deviation", 15.0),
            ("gm", "amount", None),
            ("gm", "deviation", None),
        )
        with Form(self.env["after_sales.approval.simulate"].with_user(self.administrator)) as form:
            form.document_kind = KIND
            form.requester_id = self.sales
            form.deviation_percent = 11.0
            self.assertIn("Sales Manager must", form.verdict)
            form.deviation_percent = 15.01
            self.assertIn("General Manager must", form.verdict)

        denied = self.asked(deviation_percent=20.0, user_id=self.approver_manager.id)
        self.assertIn("not 20 in “Below the Price List (%)”", denied.person_answer)

    def test_a_line_is_never_asked_for_less_than_the_whole(self):
        self.a_price_table(
            ("manager", "amount", None), ("manager", "discount", 15.0), ("gm", "amount", None), ("gm", "discount", None)
        )

        self.assertEqual(self.asked(deviation_percent=16.0).step_ids.role_id.name, "General Manager")

    def test_the_preview_is_what_happens(self):
        answer = self.asked(deviation_percent=11.0, partner_id=self.customer.id)

        steps = self.a_submitted_concession(self.a_quotation(1780.0)).approval_step_ids

        self.assertEqual((answer.step_ids.role_id, answer.step_ids.mapped("why")), (steps.role_id, steps.mapped("why")))

    def test_a_draft_is_tried_on_the_concessions_of_the_period(self):
        self.a_submitted_concession(self.a_quotation(1780.0))
        self.a_submitted_concession(self.a_quotation(1500.0))
        rows = (
            ("manager", "amount", None),
            ("manager", "deviation", 15.0),
            ("gm", "amount", None),
            ("gm", "deviation", None),
        )

        backtest = (
            self.env["after_sales.approval.backtest"]
            .with_user(self.administrator)
            .create({"table_id": self.a_price_table(*rows).id, "company_id": self.company.id})
        )
        backtest.action_run()

        outcomes = {line.amount: (line.now_asked, line.outcome) for line in backtest.line_ids}
        self.assertEqual(outcomes, {220.0: ("Sales Manager", "looser"), 500.0: ("General Manager", "same")})

    def test_a_decision_is_performed_again(self):
        concession = self.an_approved_concession(self.a_quotation(1780.0))

        told = concession.with_user(self.auditor)._latest_request().with_user(self.auditor).action_reperform()

        self.assertEqual(told["params"]["type"], "success")

    def test_the_customers_own_salesperson_does_not_sign(self):
        """R7.18: where the policy says so"""
        self.a_price_table(is_seller_excluded=True)
        self.customer.user_id = self.approver_gm

        concession = self.a_submitted_concession(self.a_quotation(1780.0))

        self.assertEqual(concession._latest_request().state, "blocked")

    def test_what_was_granted_elsewhere_has_no_part_in_a_price(self):
        """R7.04: a price is no settlement, and the other way round"""
        self.an_approved_concession(self.a_quotation(1000.0))

        self.assertFalse(self.env["after_sales.approval.claim"].search([("company_id", "=", self.company.id)]))
