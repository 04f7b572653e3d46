# Part of after_sales. LGPL-3.
from odoo.tests import freeze_time, tagged

from .capa_common import CHECKED, IMPLEMENTED, CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaEffect(CapaCommon):
    """Whether it worked is measured by what came back, for each delivered piece (R4.58)."""

    def set_stage(self):
        super().set_stage()
        # Before: 10 delivered, one complaint about them.
        self.capa = self.an_implemented_capa(department_id=self.department.id)

    def test_nothing_is_measured_before_the_time_is_over(self):
        self.assertEqual(str(self.capa.check_due), "2026-06-18")

        self.checked("2026-06-17")

        self.assertEqual(self.capa.state, "implemented")

    def test_what_does_not_come_back_is_handed_to_the_representative_as_effective(self):
        self.sold_again("2026-04-01")

        self.checked()

        capa = self.capa
        self.assertEqual((capa.state, capa.check_result), ("verifying", "effective"))
        self.assertEqual((capa.before_count, capa.before_qty, capa.before_rate), (1, 10, 100))
        self.assertEqual((capa.after_count, capa.after_qty, capa.after_rate), (0, 40, 0))
        self.assertIn(self.representative, capa.activity_ids.user_id)
        capa.with_user(self.representative).action_confirm()
        self.assertEqual((capa.state, capa.verified_by_id), ("effective", self.representative))
        self.assertIn(capa.chaser_id.partner_id, self.letters(capa)[:1].partner_ids)
        self.assertIn("it worked", self.letters(capa)[:1].body)
        self.assertFalse(capa.activity_ids)

    def test_what_comes_back_as_often_reopens_the_sheet_by_itself(self):
        order = self.sold_again("2026-04-01")
        for _each in range(4):
            self.complained_again(order, "2026-05-01")

        self.checked()

        capa = self.capa
        self.assertEqual((capa.state, capa.check_result, capa.reopen_count), ("open", "failed", 1))
        self.assertEqual((capa.after_count, capa.after_rate), (4, 100))
        self.assertIn("It came back: 4 complaints about 40 delivered", capa.check_summary)
        self.assertEqual(str(capa.deadline), "2026-07-30")

    def test_fewer_than_the_target_is_effective_and_the_target_is_a_setting(self):
        order = self.sold_again("2026-04-01")
        self.complained_again(order, "2026-05-01")
        self.checked()
        self.assertEqual(self.capa.check_result, "effective")

        self.company.after_sales_capa_target_percent = 10
        strict = self.an_implemented_capa()
        self.assertEqual(strict.target_percent, 10)
        self.checked()
        self.assertEqual((strict.check_result, strict.state), ("failed", "open"))

    def test_what_goes_to_a_company_of_the_group_is_delivered_too(self):
        transit = self.env.ref("stock.stock_location_inter_company")
        self.customer.with_company(self.company).property_stock_customer = transit
        order = self.sold_again("2026-04-01")
        self.complained_again(order, "2026-05-01")

        self.checked()

        self.assertEqual(order.order_line.move_ids.location_dest_id, transit)
        self.assertEqual((self.capa.after_count, self.capa.after_qty), (1, 40))

    def test_old_goods_do_not_speak_against_what_was_done_since(self):
        self.sold_again("2026-04-01")
        self.complained_again(self.order, "2026-05-01")

        self.checked()

        self.assertEqual((self.capa.after_count, self.capa.check_result), (0, "effective"))

    def test_unfounded_and_cancelled_complaints_and_other_faults_do_not_count(self):
        order = self.sold_again("2026-04-01")
        other = self.env.ref("after_sales.after_sales_reason_transport", raise_if_not_found=False) or self.env[
            "after_sales.reason"
        ].create({"name": "Scratch", "code": "SCR"})
        unfounded, cancelled, scratched = (self.complained_again(order, "2026-05-01") for _each in range(3))
        unfounded.with_user(self.coordinator).finding = "unfounded"
        cancelled.with_user(self.coordinator).action_cancel()
        scratched.with_user(self.coordinator)._decline("Which fault?")
        scratched.with_user(self.sales).reason_id = other
        scratched.with_user(self.sales).action_report()

        self.checked()

        self.assertEqual(self.capa.after_count, 0)

    def test_too_few_deliveries_leave_it_to_the_representative_who_writes_what_he_saw(self):
        self.checked()

        capa = self.capa.with_user(self.representative)
        self.assertEqual((capa.state, capa.check_result), ("verifying", "unclear"))
        self.assertIn("Nothing was delivered since", capa.check_summary)
        self.assertRefused(capa.action_confirm, "Write what you saw")
        self.assertRefused(capa.action_reopen, "Write what you saw")
        capa.verification = "Audit of the line: the counter is used."
        capa.action_confirm()
        self.assertEqual(capa.state, "effective")

    def test_a_reopened_sheet_needs_something_new(self):
        order = self.sold_again("2026-04-01")
        for _each in range(4):
            self.complained_again(order, "2026-05-01")
        self.checked()

        with freeze_time("2026-07-01"):
            self.assertRefused(self.capa.with_user(self.actor).action_implement, "nothing was done since")
            self.capa.action_ids = [(0, 0, self.an_action(name="Leak test of each piece", deadline="2026-07-10"))]
            self.finished(self.capa.action_ids.filtered(lambda action: action.state == "open"))
            self.capa.with_user(self.actor).action_implement()
        self.assertEqual((self.capa.state, str(self.capa.check_due)), ("implemented", "2026-09-29"))

    def test_the_coordinator_may_measure_earlier(self):
        """R4.20"""
        with freeze_time("2026-04-02"):
            self.capa.with_user(self.coordinator).action_verify()

        self.assertEqual(self.capa.state, "verifying")

    def test_an_effective_sheet_is_reopened_by_the_representative(self):
        self.sold_again("2026-04-01")
        self.checked()
        self.capa.with_user(self.representative).action_confirm()

        self.capa.with_user(self.representative).action_reopen()

        self.assertEqual((self.capa.state, self.capa.reopen_count), ("open", 1))

    def test_many_sheets_are_measured_in_one_query(self):
        more = self.capa | self.an_implemented_capa() | self.an_implemented_capa()
        self.env.flush_all()

        with self.assertQueryCount(1):
            facts = more._measure()

        self.assertEqual(set(facts), set(more.ids))
        self.assertEqual(facts[self.capa.id][0].delivered, 10)

    def test_the_times_before_and_after_are_settings(self):
        self.company.write({"after_sales_capa_window_days": 30, "after_sales_capa_days": 14})

        with freeze_time(IMPLEMENTED):
            capa = self.a_capa()

        self.assertEqual((capa.window_days, str(capa.deadline)), (30, "2026-04-03"))
        self.assertLess(IMPLEMENTED, CHECKED)
