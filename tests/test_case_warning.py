# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from ..models.lifecycle.engine import unlocked
from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseWarning(CaseCommon):
    """Too many complaints about the same thing warn by themselves: at acceptance and every night (R4.61)."""

    def set_stage(self):
        super().set_stage()
        self.alerts = self.env["after_sales.case.alert"]
        self.thresholds = self.env["after_sales.case.threshold"]
        self.thresholds.search([]).active = False

    def a_threshold(self, count=2, **values):
        return self.thresholds.create({"name": "Test", "limit_count": count, "comparison": "reached", **values})

    def alert_of(self, threshold):
        return self.alerts.search([("threshold_id", "=", threshold.id)])

    def told(self, alert):
        return alert.activity_ids.user_id

    def test_the_usual_rows_are_those_of_the_rule(self):
        usual = self.thresholds.with_context(active_test=False).search([("company_id", "=", False)])

        told = [(each.subject, each.ground, each.comparison, each.limit_count, each.period) for each in usual]
        self.assertIn(("product", "reason", "above", 10, "quarter"), told)
        self.assertIn(("product", "reason", "reached", 3, "days"), told)

    def test_the_case_that_is_one_too_many_opens_a_warning_with_all_of_them(self):
        threshold = self.a_threshold(3, period="days")
        cases = [self.an_accepted_case() for _each in range(2)]
        self.assertFalse(self.alert_of(threshold))

        cases.append(self.an_accepted_case())

        alert = self.alert_of(threshold)
        self.assertEqual(set(alert.case_ids), set(cases))
        self.assertEqual((alert.product_id, alert.reason_id, alert.state), (self.product, self.reason, "new"))
        self.assertEqual((str(alert.first_date), str(alert.last_date)), ("2026-03-02", "2026-03-02"))
        self.assertEqual(cases[0].with_user(self.quality).alert_count, 1)
        self.assertEqual(cases[0].action_view_alerts()["domain"], [("case_ids", "in", cases[0].ids)])

    def test_it_is_told_once_to_quality_and_the_coordinator(self):
        threshold = self.a_threshold()
        for _each in range(4):
            self.an_accepted_case()

        alert = self.alert_of(threshold)
        self.assertEqual(alert.case_count, 4)
        self.assertIn(self.quality, self.told(alert))
        self.assertIn(self.coordinator, self.told(alert))
        self.assertEqual(len(alert.activity_ids), len(self.told(alert)))

    def test_whoever_the_row_or_the_company_names_is_told_instead(self):
        self.company.after_sales_warned_ids = self.approver_gm
        by_company, by_row = self.a_threshold(), self.a_threshold(user_ids=self.rnd.ids)

        for _each in range(2):
            self.an_accepted_case()

        self.assertEqual(self.told(self.alert_of(by_company)), self.approver_gm)
        self.assertEqual(self.told(self.alert_of(by_row)), self.rnd)

    def test_what_is_not_the_same_is_not_counted_together(self):
        threshold = self.a_threshold()
        other = self.a_product(name="Pump", categ_id=self.product.categ_id.id)
        self.bought(other, 5, 10.0)
        order = self.an_order((other, 5))
        self.delivered(order)

        self.an_accepted_case()
        self.a_reported_case(order).with_user(self.coordinator).action_accept()
        self.a_reported_case(
            self.order, reason_id=self.env.ref("after_sales.after_sales_reason_wrong_goods").id
        ).with_user(self.coordinator).action_accept()

        self.assertFalse(self.alert_of(threshold))

    def test_products_of_one_category_count_together_where_the_row_says_so(self):
        by_category = self.a_threshold(subject="category")
        of_others = self.a_threshold(category_id=self.env["product.category"].create({"name": "Other"}).id)
        other = self.a_product(name="Pump")
        other.categ_id = self.product.categ_id
        self.bought(other, 5, 10.0)
        order = self.an_order((other, 5))
        self.delivered(order)

        self.an_accepted_case()
        self.a_reported_case(order).with_user(self.coordinator).action_accept()

        self.assertEqual(self.alert_of(by_category).category_id, self.product.categ_id)
        self.assertFalse(self.alert_of(of_others))

    def test_a_complained_quantity_may_be_what_counts(self):
        threshold = self.a_threshold(9, measure="quantity", comparison="above")
        self.an_accepted_case((self.product, 9))
        self.assertFalse(self.alert_of(threshold))

        self.an_accepted_case((self.product, 1))

        self.assertEqual(self.alert_of(threshold).case_count, 2)

    def test_quantities_of_different_products_are_not_added(self):
        self.assertRefused(
            lambda: self.a_threshold(measure="quantity", subject="category"),
            "different products",
            error=ValidationError,
        )

    def test_a_common_cause_warns_in_the_night(self):
        threshold = self.a_threshold(ground="cause")
        for _each in range(2):
            self.investigated(self.an_accepted_case())
        self.assertFalse(self.alert_of(threshold))

        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_case_alert_cron_warn").method_direct_trigger()

        self.assertEqual(self.alert_of(threshold).cause_id, self.cause)

    def test_unfounded_cancelled_and_repeated_rounds_do_not_count(self):
        threshold = self.a_threshold()
        self.investigated(self.an_accepted_case(), "unfounded")
        self.an_accepted_case().with_user(self.coordinator).action_cancel()
        first = self.an_accepted_case()
        second = self.a_reported_case(self.order)
        unlocked(second.sudo()).write({"parent_id": first.id})
        second.with_user(self.coordinator).action_accept()

        self.assertFalse(self.alert_of(threshold))

    def test_cases_behind_a_warning_that_was_dealt_with_do_not_count_again(self):
        threshold = self.a_threshold()
        for _each in range(2):
            self.an_accepted_case()
        alert = self.alert_of(threshold).with_user(self.quality)
        alert.action_look()
        self.dismissed(alert, "One truck, already repaired.")

        self.an_accepted_case()
        self.assertEqual(self.alert_of(threshold), alert)
        self.an_accepted_case()

        self.assertEqual(self.alert_of(threshold).mapped("case_count"), [2, 2])

    def dismissed(self, alert, why):
        action = alert.action_dismiss()
        remarks = self.env[action["res_model"]].with_user(alert.env.user).with_context(**action["context"])
        remarks.create({"comment": why}).action_confirm()

    def test_a_warning_is_looked_at_and_dismissed_with_a_reason(self):
        threshold = self.a_threshold()
        for _each in range(2):
            self.an_accepted_case()
        alert = self.alert_of(threshold).with_user(self.quality)

        alert.action_look()
        self.assertEqual((alert.state, alert.looked_by_id), ("looked", self.quality))
        self.assertFalse(alert.sudo().activity_ids)
        self.dismissed(alert, "One truck.")

        self.assertEqual((alert.state, alert.dismissal, alert.closed_by_id), ("dismissed", "One truck.", self.quality))
        self.assertRefused(alert.action_look, "cannot be looked at now")
        self.assertRefused(lambda: self.dismissed(alert, "Again."), "cannot be dismissed now")

    def test_one_button_opens_an_improvement_with_product_fault_and_cases(self):
        """R4.58"""
        threshold = self.a_threshold()
        cases = self.an_accepted_case() | self.an_accepted_case()
        alert = self.alert_of(threshold).with_user(self.quality)

        alert.action_open_capa()

        capa = alert.capa_id
        self.assertEqual((capa.origin, capa.product_ids, capa.reason_id), ("warning", self.product, self.reason))
        self.assertEqual((capa.case_ids, alert.state, capa.subject), (cases, "capa", alert.name))
        self.assertFalse(alert.sudo().activity_ids)
        self.assertEqual(alert.action_view_capa()["res_id"], capa.id)
        self.assertRefused(alert.action_open_capa, "cannot be carried out now")

    def test_the_cases_behind_it_open_in_a_list(self):
        threshold = self.a_threshold()
        cases = self.an_accepted_case() | self.an_accepted_case()

        action = self.alert_of(threshold).with_user(self.quality).action_view_cases()

        self.assertEqual(set(action["domain"][0][2]), set(cases.ids))

    def test_only_wardens_deal_with_warnings_and_nobody_forges_one(self):
        threshold = self.a_threshold()
        for _each in range(2):
            self.an_accepted_case()

        for user in (self.sales, self.accountant, self.approver_gm, self.auditor):
            alert = self.alert_of(threshold).with_user(user)
            self.assertTrue(alert.read(["name", "case_count"]))
            dismissed = lambda alert=alert: alert._dismiss("No.")  # noqa: E731 - as a wizard would
            for forbidden in (alert.action_look, alert.action_dismiss, alert.action_open_capa, dismissed):
                self.assertRefused(forbidden, error=AccessError)
        alert = self.alert_of(threshold).with_user(self.quality)
        for vals in ({"state": "dismissed"}, {"dismissal": "x"}, {"case_ids": []}, {"name": "x"}):
            self.assertRefused(lambda vals=vals: alert.write(vals), error=AccessError)
        self.assertRefused(alert.unlink, error=AccessError)
        self.assertRefused(lambda: alert.create({"name": "x", "company_id": self.company.id}), error=AccessError)

    def test_thresholds_are_kept_by_quality_and_the_administrator(self):
        threshold = self.a_threshold()

        for user in (self.quality, self.administrator):
            threshold.with_user(user).limit_count = 5
        for user in (self.sales, self.coordinator, self.auditor):
            self.assertRefused(lambda user=user: threshold.with_user(user).write({"days": 2}), error=AccessError)

    def test_another_company_neither_counts_nor_sees(self):
        threshold = self.a_threshold()
        for _each in range(2):
            self.an_accepted_case()
        other = self.env["res.company"].create({"name": "Other Ltd"})
        stranger = self._a_user("quality", login="stranger_quality", company=other)

        self.assertTrue(self.alert_of(threshold))
        self.assertFalse(self.alerts.with_user(stranger).search([]))

    def test_days_are_those_of_the_company(self):
        """Half past eleven in the evening, by the clock of Greenwich, is tomorrow in Shanghai."""
        threshold = self.a_threshold(period="days")
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        self.an_accepted_case(received_on="2026-03-01 23:30:00")

        with freeze_time("2026-03-02 08:00:00"):
            self.an_accepted_case(received_on="2026-03-02 08:00:00")

        self.assertEqual(self.alert_of(threshold).case_count, 2)
