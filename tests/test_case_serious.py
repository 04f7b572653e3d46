# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..models.lifecycle.engine import unlocked
from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseSerious(CaseCommon):
    """When a complaint is serious, and why (R4.54 to R4.56, R5.18, R7.11; appendix C 24)."""

    def codes(self, case):
        return set(case.ground_ids.mapped("code"))

    def a_complaint(self, partner=None, **values):
        """A reported complaint of a customer about the product, without the delivery behind it."""
        case = (
            self.env["after_sales.case"]
            .with_user(self.sales)
            .create(
                {
                    "subject": "Leaks",
                    "partner_id": (partner or self.customer).id,
                    "company_id": self.company.id,
                    "reason_id": self.reason.id,
                    "line_ids": [Command.create({"product_id": self.product.id, "quantity": 1})],
                    **values,
                }
            )
        )
        case.action_report()
        return case

    def a_customer(self, name):
        return self.env["res.partner"].create({"name": name})

    def test_an_ordinary_complaint_is_not_serious(self):
        case = self.a_complaint()

        self.assertEqual((case.is_serious, case.serious_on, self.codes(case)), (False, False, set()))

    def test_what_is_to_come_back_or_to_be_exchanged_is_serious(self):
        """R4.54, R5.18"""
        for demand in ("return", "exchange"):
            case = self.a_complaint(partner=self.a_customer(demand), demand=demand)
            self.assertIn("serious_return", self.codes(case))

    def test_a_decision_for_a_return_makes_it_serious(self):
        """R5.18"""
        case = self.investigated(self.an_accepted_case())
        self.assertFalse(case.is_serious)

        self.proposed(case, ("return", {"line_id": case.line_ids.id, "quantity": 1}))

        self.assertEqual(self.codes(case), {"serious_return"})

    def test_a_return_that_is_made_for_it_makes_it_serious_and_a_repair_does_not(self):
        """R5.18"""
        case = self.a_complaint()
        for remedy, is_serious in (("repair", False), ("credit", True)):
            document = self.a_return(self.order, (self.product, 1, {"remedy": remedy}))
            unlocked(document.sudo()).write({"case_id": case.id})
            self.assertEqual(case.is_serious, is_serious, remedy)

    def test_two_customers_with_the_same_product_and_fault_are_serious(self):
        """R4.54, R4.55"""
        self.a_complaint()
        same_customer = self.a_complaint()
        other_fault = self.a_complaint(
            partner=self.a_customer("Ben"), reason_id=self.env.ref("after_sales.after_sales_reason_wrong_goods").id
        )
        self.assertFalse(same_customer.is_serious)
        self.assertNotIn("serious_customers", self.codes(other_fault))

        second = self.a_complaint(partner=self.a_customer("Cleo"))

        self.assertIn("serious_customers", self.codes(second))
        self.assertIn("2 customers", second.serious_summary)

    def test_the_third_complaint_within_twelve_months_is_serious(self):
        """R4.54, R4.55"""
        other = self.a_product(name="Pump")
        for received in ("2025-03-01 08:00:00", "2025-06-01 08:00:00"):
            self.a_complaint(received_on=received)
        second_in_time = self.a_complaint(line_ids=[Command.create({"product_id": other.id, "quantity": 1})])
        self.assertNotIn("serious_repeated", self.codes(second_in_time))

        third = self.a_complaint(line_ids=[Command.create({"product_id": other.id, "quantity": 1})])

        self.assertEqual(self.codes(third), {"serious_repeated"})

    def test_the_third_claim_on_a_specification_is_reported_whatever_it_comes_to(self):
        """R4.56, R7.11; appendix C 24"""
        found = [
            self.a_complaint(
                partner=self.a_customer(f"Customer {amount}"), claimed_amount=amount,
                reason_id=self.env.ref("after_sales.after_sales_reason_" + fault).id,
            )
            for amount, fault in ((120, "defect"), (90, "wrong_goods"), (200, "damage"))
        ]  # fmt: skip

        self.assertEqual([self.codes(case) for case in found], [set(), set(), {"serious_specification"}])
        self.assertTrue(found[2].is_head_accountable)

    def test_a_claim_above_the_limit_is_reported_alone(self):
        """R4.56, R7.11; appendix C 24"""
        at_limit = self.a_complaint(claimed_amount=500)
        self.assertFalse(at_limit.is_serious)

        above = self.a_complaint(claimed_amount=501)

        self.assertEqual(self.codes(above), {"serious_amount"})
        self.assertIn("501.00", above.serious_summary)

    def test_what_is_decided_counts_as_claimed(self):
        """R4.56"""
        case = self.investigated(self.an_accepted_case())

        self.proposed(case, ("compensation", 501))

        self.assertEqual(self.codes(case), {"serious_amount"})

    def test_the_grade_makes_it_serious_as_the_company_says(self):
        case = self.a_complaint()
        self.company.after_sales_serious_grade = "4"
        case.grade = "3"
        self.assertFalse(case.is_serious)

        case.grade = "4"

        self.assertEqual(self.codes(case), {"serious_grade"})

    def test_windows_counts_and_amounts_are_those_of_the_company(self):
        """R4.55"""
        self.company.write(
            {
                "after_sales_serious_customers": 0,
                "after_sales_serious_complaints": 2,
                "after_sales_serious_complaints_months": 1,
                "after_sales_serious_amount": 1000,
                "after_sales_serious_claims": 0,
            }
        )
        self.a_complaint(received_on="2026-01-15 08:00:00")
        first = self.a_complaint(claimed_amount=900)
        self.assertFalse(first.is_serious)

        self.assertEqual(self.codes(self.a_complaint(claimed_amount=900)), {"serious_repeated"})

    def test_what_is_serious_stays_serious_and_nobody_writes_the_grounds(self):
        case = self.a_complaint(claimed_amount=900)
        since = case.serious_on
        with freeze_time("2026-03-09"):
            case.write({"claimed_amount": 10, "grade": "3"})

        self.assertEqual(self.codes(case), {"serious_amount", "serious_grade"})
        self.assertEqual((case.serious_on, case.ground_ids[0].numbers["claimed"]), (since, "900"))
        ground = case.ground_ids[:1]
        for user in (self.sales, self.coordinator, self.administrator):
            grounds = self.env["after_sales.case.ground"].with_user(user)
            self.assertRefused(ground.with_user(user).unlink, error=AccessError)
            self.assertRefused(lambda u=user: ground.with_user(u).write({"code": "x"}), error=AccessError)
            values = {"case_id": case.id, "code": "serious_repeated"}
            self.assertRefused(lambda grounds=grounds, values=values: grounds.create(values), error=AccessError)
            self.assertRefused(lambda u=user: case.with_user(u).write({"is_serious": False}), error=AccessError)

    def test_drafts_notes_cancelled_ones_and_next_rounds_do_not_count(self):
        """R4.42, R4.55"""
        self.a_complaint().with_user(self.coordinator).action_cancel()
        self.a_complaint(kind="note")
        self.a_case(self.order)
        first = self.a_complaint()

        second = self.a_complaint()

        self.assertFalse(first.is_serious or second.is_serious)

    def test_the_head_of_the_department_at_fault_is_accountable(self):
        """R4.56, R8.26"""
        head = self.env["hr.employee"].create({"name": "Head of Assembly", "company_id": self.company.id})
        self.department.manager_id = head
        self.company.after_sales_claim_check = False
        case = self.investigated(self.an_accepted_case(claimed_amount=900))
        small = self.investigated(self.an_accepted_case())

        self.assertEqual((case.is_head_accountable, case.accountable_ids), (True, head))
        self.assertEqual((small.is_head_accountable, small.accountable_ids), (False, head.browse()))

    def test_facts_take_as_many_queries_however_many_cases_there_are(self):
        cases = self.env["after_sales.case"].union(*(self.a_complaint() for _each in range(50)))

        def queries(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.sudo()._serious_facts()
            return self.env.cr.sql_log_count - before

        queries(cases[:5])
        self.assertEqual(queries(cases[:5]), queries(cases))
