# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .case_common import CaseCommon
from .case_history import CaseHistory
from .complaint_portal_common import ComplaintPortalCommon

HOME = "/odoo/action-after_sales.after_sales_home_action"
ORDERS = "/odoo/action-sale.action_orders"
DUE = "/odoo/action-after_sales.after_sales_case_step_action_mine"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestCaseTours(CaseCommon, HttpCase):
    """What people click on a complaint, in a real browser. Without Chromium Odoo skips these tests and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def test_a_complaint_goes_from_the_order_to_its_decision(self):
        before = self.a_case(self.order)

        self.start_tour(f"{ORDERS}/{self.order.id}", "after_sales_case_report_tour", login=self.sales.login)
        case = self.env["after_sales.case"].search([("company_id", "=", self.company.id), ("id", "!=", before.id)])
        self.assertEqual((case.state, case.demand, case.line_ids.quantity), ("reported", "allowance", 2.0))

        self.start_tour(HOME, "after_sales_case_accept_tour", login=self.coordinator.login)
        self.assertRegex(case.name, r"^\d{6}$")

        self.start_tour(DUE, "after_sales_case_quality_tour", login=self.quality.login)
        self.assertEqual((case.finding, case.share_ids.percent, case.progress), ("founded", 100.0, "measure"))

        case.with_user(self.manufacturing).countermeasure = "Torque wrench with a counter."
        self.said(case, self.manufacturing)
        self.proposed(case, ("allowance", 40))
        case.with_user(self.coordinator).action_submit()
        self.start_tour(HOME, "after_sales_case_approve_tour", login=self.approver_manager.login)
        self.assertEqual((case.state, case.progress), ("running", "negotiate"))


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestCaseChartTour(CaseHistory, CaseCommon, HttpCase):
    """What the browser draws of a control chart (R4.61)."""

    freeze_time = None

    def test_months_without_a_comparison_have_no_limit(self):
        self.company.after_sales_chart_months = 1
        for back in range(12):
            self.a_month(back, complaints=1 if back else 20)
        self.env["after_sales.case.chart"]._draw(self.company)

        self.start_tour(
            "/odoo/action-after_sales.after_sales_case_chart_series_action?view_type=graph",
            "after_sales_control_chart_tour",
            login=self.quality.login,
        )


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestCasePortalTour(ComplaintPortalCommon):
    """What a customer clicks who has a complaint."""

    freeze_time = None

    def test_a_customer_reports_a_complaint_and_accepts_the_answer(self):
        self.start_tour("/my/complaints", "after_sales_portal_complaint_tour", login=self.rosa.login)
        report = self.reports()
        self.assertEqual((report.case_id.state, report.case_id.line_ids.quantity), ("draft", 2.0))
        report.case_id.with_user(self.sales).action_report()
        reply = self.a_sent_reply(report.case_id)

        self.start_tour(f"/my/complaints/{report.id}", "after_sales_portal_answer_tour", login=self.rosa.login)

        self.assertEqual(reply.state, "accepted")
