# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseClaim(CaseCommon):
    """A claim is paid as far as we are liable, negotiated where it is disputed, checked before it is accepted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.after_sales_claim_check = False
        cls.env.user.group_ids += cls.env.ref("after_sales.after_sales_group_quality")

    def a_claimed_case(self, *decisions, shares=(("department", 100),), claimed=1000, **values):
        """A founded case that waits to be submitted: ``claimed``, borne by ``shares``."""
        case = self.investigated(self.an_accepted_case(claimed_amount=claimed, demand="compensation", **values))
        case.share_ids.with_user(self.quality).unlink()
        for party, percent in shares:
            self.env["after_sales.case.share"].with_user(self.quality).create(
                {"case_id": case.id, "party": party, "percent": percent, "partner_id": self.partner_a.id}
            )
        return self.proposed(case, *decisions)

    def submit(self, case):
        return case.with_user(self.coordinator).action_submit()

    def settled(self, case, result, why="Agreed by telephone."):
        case = case.with_user(self.rnd)
        action = case.action_negotiate()
        wizard = self.env[action["res_model"]].with_user(self.rnd).with_context(**action["context"])
        wizard.create({"result": result, "why": why}).action_confirm()

    def test_damages_are_paid_to_the_extent_we_are_liable(self):
        """R6.07"""
        case = self.a_claimed_case(("compensation", 600.01), shares=(("department", 60), ("customer", 40)))
        self.assertEqual((case.liable_percent, case.liable_amount), (60, 600))

        self.assertRefused(lambda: self.submit(case), "our part (60 %) of the 1000", "is 600")
        case.decision_ids.amount = 600
        self.submit(case)

        self.assertEqual(case.state, "submitted")

    def test_damages_wait_until_it_is_clear_who_is_responsible(self):
        """R6.07"""
        case = self.a_claimed_case(("compensation", 80))
        case.share_ids.with_user(self.quality).unlink()

        self.assertRefused(lambda: self.submit(case), "nobody said yet who is responsible")

    def test_a_part_of_a_claim_without_a_figure_is_paid_to_nobody(self):
        case = self.a_claimed_case(("compensation", 80), shares=(("supplier", 60), ("customer", 40)), claimed=0)

        self.assertRefused(lambda: self.submit(case), "say what is claimed")

    def test_a_claim_that_is_mainly_a_third_partys_is_negotiated_first(self):
        """R6.10"""
        case = self.a_claimed_case(("compensation", 300), shares=(("third", 60), ("department", 40)))
        self.assertTrue(case.is_mainly_third)
        self.assertRefused(lambda: self.submit(case), "The technical department negotiates it first")

        self.settled(case, "adjusted", "Forty percent are ours.")

        self.assertEqual((case.claim_settled_amount, case.claim_settled_by_id), (400, self.rnd))
        self.assertEqual(case.claim_settled_reason, "Forty percent are ours.")
        self.submit(case)
        self.assertEqual(case.state, "submitted")

    def test_more_than_was_settled_is_not_given(self):
        """R6.10"""
        case = self.a_claimed_case(("allowance", 401), shares=(("third", 60), ("department", 40)))
        self.settled(case, "adjusted")

        self.assertRefused(lambda: self.submit(case), "was settled at", "400.00")

    def test_a_cancelled_claim_leaves_an_allowance_refused_with_the_reason(self):
        """R6.10, R4.45"""
        case = self.a_claimed_case(("compensation", 80), is_disputed=True)

        self.settled(case, "cancelled", "It was installed by a stranger.")

        document = self.env["after_sales.allowance"].search([("case_id", "=", case.id)])
        self.assertEqual((document.state, document.kind, document.claimed_amount), ("cancelled", "compensation", 1000))
        self.assertEqual(document.refusal, "It was installed by a stranger.")
        self.assertRefused(lambda: self.submit(case), "the claim was cancelled (It was installed by a stranger.)")

    def test_an_unfounded_claim_leaves_an_allowance_refused(self):
        """R4.45"""
        case = self.a_closed_case(("explanation", 0), finding="unfounded", claimed_amount=500, demand="allowance")
        reply = self.env["after_sales.case.reply"].with_user(self.sales).create(
            {"case_id": case.id, "way": "phone", "body": "<p>The valve was shut.</p>"}
        )  # fmt: skip
        reply.action_send()

        document = self.env["after_sales.allowance"].search([("case_id", "=", case.id)])
        self.assertEqual((case.state, document.state, document.kind), ("done", "cancelled", "allowance"))
        self.assertIn("unfounded", document.refusal)

    def test_only_the_technical_department_negotiates(self):
        """R6.10"""
        case = self.a_claimed_case(("compensation", 80), is_disputed=True)

        for user in (self.sales, self.quality, self.coordinator, self.approver_gm):
            self.assertRefused(case.with_user(user).action_negotiate, error=AccessError)
            self.assertRefused(lambda user=user: case.with_user(user)._settle_claim("kept", "x"), error=AccessError)
        self.assertRefused(lambda: case.with_user(self.coordinator).write({"claim_result": "kept"}), error=AccessError)

    def test_what_is_not_in_dispute_is_not_negotiated(self):
        case = self.a_claimed_case(("compensation", 80))

        self.assertRefused(lambda: self.settled(case, "kept"), "nothing to negotiate")

    def test_only_who_talks_to_the_customer_says_what_is_claimed(self):
        case = self.an_accepted_case()

        for user in (self.quality, self.manufacturing):
            self.assertRefused(lambda user=user: case.with_user(user).write({"claimed_amount": 5}), error=AccessError)
        case.with_user(self.sales).claimed_amount = 5

    def test_the_claim_stays_once_it_is_asked_for(self):
        case = self.a_claimed_case(("compensation", 80))
        self.submit(case)

        self.assertRefused(lambda: case.with_user(self.coordinator).write({"claimed_amount": 9999}), "cannot change")


@tagged("post_install", "-at_install", "after_sales")
class TestClaimCheck(CaseCommon):
    """The market specialist looks at what is claimed before it is accepted (R6.09)."""

    def a_check(self, case, user=None, **values):
        return self.env["after_sales.claim.check"].with_user(user or self.coordinator).create(
            {"case_id": case.id, "specialist_id": self.clerk.id, "planned_date": "2026-03-03", **values}
        )  # fmt: skip

    def accept(self, case):
        case.with_user(self.coordinator).action_accept()

    def test_a_claim_is_accepted_once_it_was_checked(self):
        case = self.a_reported_case(self.order, claimed_amount=300)
        self.assertRefused(lambda: self.accept(case), "must be checked on site")

        check = self.a_check(case).with_user(self.clerk)
        activity = case.activity_ids.filtered(lambda each: each.user_id == self.clerk)
        self.assertIn("unannounced", activity.summary)
        self.assertRefused(check.action_done, "write what was found")
        check.write({"found": "Two of the three leak.", "result": "partly"})
        check.action_done()
        self.accept(case)

        self.assertEqual((case.state, check.checked_by_id), ("running", self.clerk))
        self.assertFalse(activity.exists().active)

    def test_claims_up_to_the_setting_are_accepted_unseen_unless_the_fault_says_otherwise(self):
        self.company.after_sales_claim_check_amount = 300
        self.accept(self.a_reported_case(self.order, claimed_amount=300))

        self.reason.is_claim_checked = True
        self.assertRefused(lambda: self.accept(self.a_reported_case(self.order, claimed_amount=300)), "must be checked")
        self.company.after_sales_claim_check = False
        self.accept(self.a_reported_case(self.order, claimed_amount=300))

    def test_a_complaint_without_a_claim_needs_no_check(self):
        self.accept(self.a_reported_case(self.order))

    def test_a_claim_that_was_not_confirmed_is_negotiated(self):
        case = self.a_reported_case(self.order, claimed_amount=300)
        check = self.a_check(case).with_user(self.clerk)
        check.write({"found": "Nothing leaks.", "result": "not_confirmed"})
        check.action_done()
        self.accept(case)

        self.assertTrue(case._needs_negotiation())

    def test_who_reported_a_claim_does_not_check_it_and_nobody_else_says_what_was_found(self):
        case = self.a_reported_case(self.order, claimed_amount=300)
        self.assertRefused(lambda: self.a_check(case, specialist_id=case.reported_by_id.id), "somebody else checks it")
        self.assertRefused(lambda: self.a_check(case, user=self.sales), error=AccessError)
        check = self.a_check(case)

        self.assertRefused(lambda: check.with_user(self.coordinator).write({"result": "confirmed"}), error=AccessError)
        self.assertRefused(check.with_user(self.coordinator).action_done, error=AccessError)
        self.assertRefused(lambda: check.with_user(self.clerk).write({"checked_on": "2026-03-01"}), error=AccessError)

    def test_what_was_found_stays(self):
        check = self.a_check(self.a_reported_case(self.order, claimed_amount=300)).with_user(self.clerk)
        check.write({"found": "All leak.", "result": "confirmed"})
        check.action_done()

        self.assertRefused(lambda: check.write({"found": "None leaks."}), "does not change any more")
        self.assertRefused(check.with_user(self.coordinator).unlink, "does not change any more")
