# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalSample(AfterSalesCommon):
    """An auditor draws decisions by lot and performs them again (R7.16; checklist A52)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=400, sold=200)
        self.documents = [self.a_submitted_return(self.order, (self.product, quantity)) for quantity in (1, 2, 3, 30, 60)]
        for document in self.documents:
            document.with_user(self.approver_gm).action_approve()

    def test_the_same_seed_draws_the_same_decisions(self):
        first, again = self.drawn(size=2), self.drawn(size=2)

        self.assertEqual((len(first.request_ids), first.population_count), (2, 5))
        self.assertEqual(first.request_ids, again.request_ids)
        others = {tuple(self.drawn(size=2, seed=str(number)).request_ids.ids) for number in range(8)}
        self.assertGreater(len(others), 1)

    def test_layers_of_amounts_look_at_the_large_ones(self):
        sample = self.drawn(size=2, strata=5, method="amount")

        self.assertEqual(sorted(sample.request_ids.mapped("amount")), [3000.0, 6000.0])

    def test_refusals_count_and_so_does_what_was_cancelled_since(self):
        refused = self.a_submitted_return(self.order, (self.product, 1))
        refused.with_user(self.approver_gm)._refuse("no")
        self.documents[0].action_cancel()
        self.a_submitted_return(self.order, (self.product, 1))

        sample = self.drawn(size=50)

        decided = [each.approval_request_ids.id for each in (*self.documents, refused)]
        self.assertEqual(sorted(sample.request_ids.ids), sorted(decided))

    def test_what_was_decided_on_other_days_is_not_drawn(self):
        with freeze_time("2026-03-20"):
            later = self.an_approved_return(self.order, (self.product, 1))

            self.assertEqual(self.drawn(date_from="2026-03-10").request_ids, later.approval_request_ids)
        self.assertRefused(lambda: self.drawn(date_from="2026-01-01", date_to="2026-01-31"), "Nothing was decided", error=UserError)

    def test_a_sample_is_opened_to_perform_the_decisions_again(self):
        sample = self.drawn(size=3)

        action = sample.action_view_requests()

        requests = self.env[action["res_model"]].with_user(self.auditor).search(action["domain"])
        self.assertEqual(requests, sample.request_ids)
        self.assertIn("3 of 5, seed 2026-Q1", action["name"])
        self.assertEqual(requests.action_reperform()["params"]["type"], "success")

    def test_the_log_keeps_that_it_was_drawn(self):
        sample = self.drawn(size=3, method="amount")

        row = self.env["after_sales.approval.log"].sudo().search([("event", "=", "sampled")])
        self.assertEqual((row.user_id, row.facts["seed"], row.facts["population"]), (self.auditor, "2026-Q1", 5))
        self.assertEqual(sorted(row.facts["requests"]), sorted(sample.request_ids.ids))
        chain = self.env["after_sales.approval.chain"].sudo().search([("company_id", "=", self.company.id)])
        self.assertEqual(chain.action_verify()["params"]["type"], "success")

    def test_a_seed_is_proposed_and_another_question_forgets_the_sample(self):
        sample = self.drawn()
        self.assertTrue(self.env["after_sales.approval.sample"].with_user(self.auditor).new({}).seed)

        sample._onchange_question()

        self.assertFalse(sample.request_ids)

    def test_only_auditors_and_administrators_draw(self):
        for user in (self.sales, self.approver_gm, self.accountant):
            self.assertRefused(lambda user=user: self.drawn(user=user), error=AccessError)

    # -- words of this file --------------------------------------------------------------------------------------------

    def drawn(self, user=None, **values):
        sample = self.env["after_sales.approval.sample"].with_user(user or self.auditor).create(
            {"company_id": self.company.id, "seed": "2026-Q1", **values}
        )
        sample.action_draw()
        return sample
