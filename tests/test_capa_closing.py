# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .capa_common import CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaClosing(CapaCommon):
    """A case is closed with its improvement, or with the reason why there is none (R4.24, R4.57)."""

    def a_negotiated_case(self, finding="founded"):
        case = self.an_accepted_case()
        self.investigated(case, finding)
        case.with_user(self.coordinator).no_capa_reason = False
        return self.negotiated(self.approved(self.proposed(case, ("rework", 100))))

    def test_a_founded_case_is_not_closed_without_an_improvement_or_the_reason_why_not(self):
        """R4.57"""
        case = self.a_negotiated_case()
        self.assertTrue(case.is_capa_due)
        self.assertRefused(case.with_user(self.coordinator).action_submit, "has no corrective action")

        case.with_user(self.coordinator).no_capa_reason = "The line is given up in May."

        self.approved(case)
        self.assertEqual((case.state, case.is_capa_due), ("approved", False))

    def test_the_first_approval_does_not_wait_for_the_improvement(self):
        """R4.57: it is asked for at closing"""
        case = self.a_negotiated_case()

        self.assertEqual(case.approval_request_ids.mapped("state"), ["approved"])

    def test_an_improvement_that_is_under_way_lets_the_case_close(self):
        """R4.57, R4.58"""
        case = self.a_negotiated_case()
        capa = self.a_capa(case)
        self.assertRefused(case.with_user(self.coordinator).action_submit, capa.name, "Send it to the responsible")

        capa.action_begin()

        self.approved(case)
        self.assertEqual(case.state, "approved")

    def test_a_cancelled_improvement_is_none(self):
        case = self.a_negotiated_case()
        self.a_capa(case).action_cancel()

        self.assertRefused(case.with_user(self.coordinator).action_submit, "has no corrective action")

    def test_pure_human_negligence_is_exempt(self):
        """R4.24"""
        case = self.a_negotiated_case()
        case.with_user(self.coordinator).cause_id = self.env.ref("after_sales.after_sales_cause_01")

        self.approved(case)

        self.assertEqual(case.state, "approved")

    def test_an_unfounded_complaint_needs_none(self):
        case = self.approved(self.a_negotiated_case("unfounded"))

        self.assertEqual(case.state, "approved")

    def test_what_is_on_the_improvement_list_needs_the_sheet_itself(self):
        """R4.24"""
        case = self.a_negotiated_case()
        case.with_user(self.coordinator).write({"is_tracked": True, "no_capa_reason": "No time."})

        self.assertRefused(case.with_user(self.coordinator).action_submit, "is on the improvement list")

    def test_the_reason_is_written_by_those_who_coordinate_improvements(self):
        """R4.57"""
        case = self.a_negotiated_case()

        for user in (self.sales, self.clerk, self.manufacturing, self.approver_gm):
            self.assertRefused(
                lambda user=user: case.with_user(user).write({"no_capa_reason": "Never mind."}), error=AccessError
            )
