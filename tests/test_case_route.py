# Part of after_sales. LGPL-3.
from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseRoute(CaseCommon):
    """The way of a case through the departments (R4.16, R4.17, R4.46, R4.47)."""

    def test_accepting_lays_out_the_route_and_hands_the_case_to_quality(self):
        """R4.16"""
        case = self.an_accepted_case()

        self.assertEqual(len(case.step_ids), 11)
        self.assertEqual((self.step(case).unit, case.waits_for, case.progress), ("Quality", "Quality", "investigate"))

    def test_a_step_keeps_who_received_it_when_and_what_he_said(self):
        """R4.17"""
        case = self.an_accepted_case()
        step = self.step(case)

        self.investigated(case)

        self.assertTrue(step.received_on and step.completed_on)
        self.assertEqual((step.completed_by_id, step.opinion), (self.quality, "Seen in the laboratory."))

    def test_all_that_a_step_lacks_is_told_at_once(self):
        case = self.an_accepted_case()
        case.with_user(self.quality).finding = "founded"

        self.assertRefused(
            self.step(case).with_user(self.quality).action_complete, "opinion", "cause", "occurred", "not found before"
        )

    def test_shares_that_are_not_whole_are_refused(self):
        """R8.06"""
        case = self.an_accepted_case()
        case.with_user(self.quality).write(
            {
                "finding": "founded",
                "cause_id": self.cause.id,
                "occurrence_cause": "x",
                "escape_cause": "y",
                "share_ids": [
                    Command.create({"department_id": self.department.id, "percent": 60}),
                    Command.create({"party": "customer", "partner_id": self.customer.id, "percent": 30}),
                ],
            }
        )
        step = self.step(case).with_user(self.quality)
        step.opinion = "Shared."

        self.assertRefused(step.action_complete, "90", "100 %")

    def test_research_is_asked_only_where_it_is_needed(self):
        """R4.16"""
        plain, hard = self.an_accepted_case(), self.an_accepted_case()
        hard.with_user(self.quality).is_rnd_needed = True

        self.investigated(plain)
        self.investigated(hard)

        units = {case: set(self.step(case).mapped("unit")) for case in (plain, hard)}
        self.assertNotIn("R&D", units[plain])
        self.assertIn("R&D", units[hard])

    def test_steps_with_the_same_number_run_side_by_side(self):
        case = self.investigated(self.an_accepted_case())
        self.assertEqual(len(self.step(case)), 2)

        self.said(case, self.approver_manager)
        self.assertEqual(case.progress, "opinion")
        self.said(case, self.coordinator)

        self.assertEqual(case.progress, "handling")

    def test_nobody_speaks_for_another_unit(self):
        case = self.an_accepted_case()
        step = self.step(case)

        for user in (self.sales, self.manufacturing, self.accountant, self.approver_gm):
            self.assertRefused(step.with_user(user).action_complete, error=AccessError)
            self.assertRefused(lambda user=user: step.with_user(user).write({"opinion": "x"}), error=AccessError)

    def test_the_form_opens_for_each_unit_what_it_has_to_fill(self):
        case = self.an_accepted_case()

        opened = {
            user: [task for task in ("intake", "investigate", "measure") if case.with_user(user)[f"can_fill_{task}"]]
            for user in (self.sales, self.quality, self.manufacturing)
        }

        self.assertEqual(list(opened.values()), [["intake"], ["investigate"], []])
        self.assertEqual(case.with_user(self.quality).action_opinion()["res_id"], self.step(case).id)
        self.assertFalse(case.with_user(self.sales).my_step_id)

    def test_stamps_are_written_by_nobody(self):
        step = self.step(self.an_accepted_case()).with_user(self.quality)

        for vals in ({"completed_on": "2026-03-01 10:00:00"}, {"state": "done"}, {"due_on": False}, {"limit_days": 9}):
            self.assertRefused(lambda vals=vals: step.write(vals), error=AccessError)

    def test_a_unit_fills_in_its_own_part_of_the_form(self):
        """R4.19, R4.21"""
        case = self.an_accepted_case()

        self.assertRefused(
            lambda: case.with_user(self.manufacturing).write({"finding": "unfounded"}), error=AccessError
        )
        self.assertRefused(lambda: case.with_user(self.quality).write({"countermeasure": "x"}), error=AccessError)
        case.with_user(self.coordinator).write({"finding": "unfounded", "countermeasure": "x"})

    def test_an_unfounded_complaint_needs_no_countermeasure(self):
        """R4.45"""
        case = self.investigated(self.an_accepted_case(), "unfounded")

        self.assertEqual(case.progress, "opinion")
        self.assertEqual(case.step_ids.filtered(lambda step: step.task == "measure").state, "skipped")

    def test_cases_are_due_in_13_days_here_and_17_abroad(self):
        """R4.46"""
        here = self.an_accepted_case()
        self.customer.country_id = self.env.ref("base.de")
        abroad = self.an_accepted_case()

        self.assertEqual(here.deadline, date(2026, 3, 15))
        self.assertEqual(abroad.deadline, date(2026, 3, 19))
        self.assertEqual([self.step(case).limit_days for case in (here, abroad)], [3, 3])

    def test_days_are_counted_on_the_calendar_of_the_company(self):
        """R4.46"""
        self.company.after_sales_case_calendar_id = self.env["resource.calendar"].create(
            {"name": "Weekdays", "company_id": self.company.id, "tz": "UTC"}
        )
        case = self.an_accepted_case()

        self.assertEqual(case.deadline, date(2026, 3, 19))
        self.assertEqual(self.step(case).due_on.date(), date(2026, 3, 5))

    def test_the_limits_of_the_standard_route_make_13_and_17_days(self):
        """R4.47"""
        steps = self.env.ref("after_sales.after_sales_case_route_standard").step_ids
        numbering = 1
        for name, total in (("domestic_days", 13), ("foreign_days", 17)):
            longest = {step.sequence: step[name] for step in steps.sorted(name)}
            self.assertEqual(sum(longest.values()) + numbering, total)

    def test_opinions_due_are_listed_for_those_who_may_give_them(self):
        case = self.an_accepted_case()
        steps = self.env["after_sales.case.step"]

        self.assertEqual(steps.with_user(self.quality).search([("is_mine", "=", True)]), self.step(case))
        self.assertFalse(steps.with_user(self.manufacturing).search([("is_mine", "=", True)]))
        self.assertFalse(self.step(case).with_user(self.quality).is_late)

    def test_a_route_of_the_company_and_the_kind_comes_before_the_common_one(self):
        """R4.30"""
        own = self.env["after_sales.case.route"].create(
            {
                "name": "Transport",
                "category": "transport",
                "company_id": self.company.id,
                "step_ids": [Command.create({"name": "Sales looks", "group_id": self.sales.group_ids[:1].id})],
            }
        )

        self.assertEqual(self.an_accepted_case(category="transport").route_id, own)
        self.assertNotEqual(self.an_accepted_case(category="quality").route_id, own)
