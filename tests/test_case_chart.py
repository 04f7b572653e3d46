# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon
from .case_history import CaseHistory


@tagged("post_install", "-at_install", "after_sales")
class TestCaseChart(CaseHistory, CaseCommon):
    """The control chart of a product and fault shows a rise before any threshold is passed (R4.61)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_chart_months = 1
        self.charts = self.env["after_sales.case.chart"]
        self.alerts = self.env["after_sales.case.alert"]

    def a_steady_year(self, complaints=1):
        for back in range(1, 13):
            self.a_month(back, complaints=complaints)

    def drawn(self, month="2026-03-01"):
        self.charts._draw(self.company)
        return self.charts.search([("product_id", "=", self.product.id), ("month", "=", month)])

    def test_a_point_is_complaints_for_each_delivered_thousand(self):
        self.a_steady_year()
        self.a_month(0, delivered=190, complaints=3)

        point = self.drawn()

        self.assertEqual((point.complaints, point.delivered_qty), (3, 200))
        self.assertEqual((point.rate, point.centre, point.is_present, point.signal), (15, 10, True, False))
        self.assertEqual(point.upper_limit, 45)

    def test_a_rise_shows_before_the_threshold(self):
        """7 in a month are fewer than 11 in a quarter, but far more than the year before."""
        self.a_steady_year()
        cases = self.a_month(0, delivered=90, complaints=7)
        self.charts._draw(self.company)
        self.alerts._warn_of_rises(self.company)

        alert = self.alerts.search([("product_id", "=", self.product.id)])

        self.assertEqual((alert.signal, alert.threshold_id.id, alert.case_ids), ("beyond_limit", False, cases))
        self.assertEqual((str(alert.first_date), str(alert.last_date)), ("2026-03-01", "2026-03-31"))
        rising = self.env["after_sales.case.chart.series"].search([("has_rise", "=", True)])
        self.assertEqual(
            (rising.product_id, len(rising.filtered(lambda line: line.series == "rate"))), (self.product, 13)
        )
        self.assertIn(self.quality, alert.activity_ids.user_id)

    def test_a_rise_is_told_once_also_after_it_was_dismissed(self):
        self.a_steady_year()
        self.a_month(0, delivered=90, complaints=7)
        for _night in range(2):
            self.charts._draw(self.company)
            self.alerts._warn_of_rises(self.company)
        self.alerts.search([]).with_user(self.quality)._dismiss("Seen.")
        self.alerts._warn_of_rises(self.company)

        self.assertEqual(self.alerts.search_count([]), 1)

    def test_without_history_nothing_is_judged(self):
        self.a_month(0, delivered=90, complaints=9)

        point = self.drawn()

        self.assertEqual((point.has_limit, point.signal), (False, False))

    def test_unfounded_complaints_and_other_rounds_are_no_points(self):
        self.a_month(0, complaints=2, finding="unfounded")
        first = self.a_month(0, complaints=1)
        self.old_cases(1, received_on="2026-03-01", accepted_on="2026-03-01", parent_id=first.id)

        self.assertEqual(self.drawn().complaints, 1)

    def test_goods_may_be_complained_of_for_some_months(self):
        self.company.after_sales_chart_months = 3
        self.a_month(2, delivered=40)
        self.a_month(1, delivered=30, complaints=1)
        self.a_month(0, delivered=20)

        self.assertEqual(self.drawn().delivered_qty, 40 + 30 + 20 + 10)
        self.assertEqual(self.drawn("2026-02-01").delivered_qty, 40 + 30)

    def test_what_came_back_is_no_delivery_and_a_dozen_are_twelve(self):
        self.a_month(0, complaints=1, delivered=0)
        order = self.an_order((self.product, 2, {"product_uom_id": self.dozen.id}))
        self.delivered(order)
        self.a_returned(self.order, (self.product, 4))

        self.assertEqual(self.drawn().delivered_qty, 10 + 24)

    def test_the_graph_has_three_lines(self):
        self.a_steady_year()
        point = self.drawn("2026-02-01")

        action = point.with_user(self.quality).action_view_chart()
        lines = self.env[action["res_model"]].with_user(self.quality).search(action["domain"])

        last = lines.filtered(lambda line: str(line.month) == "2026-02-01")
        self.assertEqual(
            {line.series: line.value for line in last},
            {"rate": point.rate, "centre": point.centre, "upper_limit": point.upper_limit},
        )
        self.assertFalse(any(lines.mapped("has_rise")))
        groups = lines.formatted_read_group(action["domain"], ["month:month", "series"], ["value:avg"])
        self.assertEqual(len(groups), len(lines))

    def test_a_point_opens_its_complaints_and_a_warning_its_chart(self):
        self.a_steady_year()
        cases = self.a_month(0, delivered=90, complaints=7)
        self.a_month(0, delivered=0, complaints=2, finding="unfounded")
        point = self.drawn().with_user(self.quality)
        self.alerts._warn_of_rises(self.company)

        action = point.action_view_cases()
        self.assertEqual(self.env["after_sales.case"].search(action["domain"]), cases.sorted("id", reverse=True))
        alert = self.alerts.search([]).with_user(self.quality)
        self.assertEqual(alert.action_view_chart()["domain"], point.action_view_chart()["domain"])

    def test_the_night_draws_and_warns(self):
        self.a_steady_year()
        self.a_month(0, delivered=90, complaints=7)

        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_case_alert_cron_warn").method_direct_trigger()

        self.assertTrue(self.alerts.search([("signal", "=", "beyond_limit")]))

    def test_drawing_takes_as_many_queries_however_many_complaints_there_are(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.charts._draw(self.company)
            return self.env.cr.sql_log_count - before

        self.a_month(1, complaints=1)
        queries()
        few = queries()
        self.a_month(2, complaints=40)

        self.assertLessEqual(queries(), few)

    def test_charts_are_read_and_written_by_nobody(self):
        self.a_month(0, complaints=1)
        point = self.drawn()

        for user in (self.sales, self.quality, self.administrator):
            mine = point.with_user(user)
            self.assertEqual(mine.complaints, 1)
            self.assertRefused(lambda mine=mine: mine.write({"complaints": 9}), error=AccessError)
            self.assertRefused(mine.unlink, error=AccessError)

    def test_whoever_may_read_charts_may_have_them_drawn_anew(self):
        self.a_month(0, complaints=1)

        self.charts.with_user(self.quality).with_company(self.company).action_draw()

        self.assertTrue(self.charts.search([("product_id", "=", self.product.id)]))
        outsider = self._a_user("sales", login="outsider")
        outsider.group_ids = self.env.ref("base.group_user")
        self.assertRefused(self.charts.with_user(outsider).action_draw, error=AccessError)
