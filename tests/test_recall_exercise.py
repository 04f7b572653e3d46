# Part of after_sales. LGPL-3.
from datetime import datetime
from io import BytesIO

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallExercise(RecallCommon, HttpCase):
    """A mock recall: the same list, nobody told, nothing held, time taken; and what is handed to an auditor (R10.07)."""

    def test_an_exercise_makes_the_list_and_tells_and_holds_nothing(self):
        exercise = self.an_exercise()

        self.told(exercise)

        self.assertEqual((exercise.state, len(exercise.line_ids)), ("approved", 2))
        self.assertEqual(set(exercise.customer_ids.mapped("status")), {"untold"})
        self.assertFalse(self.company.after_sales_has_hold)
        self.validated(self.a_delivery(self.lot, 1))
        self.assertRefused(exercise.action_tell, "tells nobody")
        self.assertRefused(exercise.with_user(self.sales).action_take_back, "only what runs in earnest")

    def test_time_is_taken_from_the_beginning_to_the_complete_list(self):
        self.company.after_sales_recall_target_hours = 2.0
        for hour, in_time in ((13, True), (15, False)):
            with freeze_time("2026-03-02 12:00"):
                exercise = self.an_exercise()
            exercise.finding = "Complete; the cold store was counted by hand."
            with freeze_time(datetime(2026, 3, 2, hour, 30)):
                exercise.action_close()

            self.assertEqual((exercise.duration_hours, exercise.is_in_time), (hour - 10.5 - 1, in_time))
            self.assertEqual((exercise.target_hours, exercise.state), (2.0, "done"))

    def test_the_target_comes_from_the_settings_and_is_four_hours_at_first(self):
        self.assertEqual(self.an_exercise().target_hours, 4.0)

    def test_an_exercise_needs_no_yes_and_a_recall_does(self):
        exercise, recall = self.a_recall(is_exercise=True), self.a_recall()

        self.assertRefused(exercise.action_submit, "Begin Exercise")
        self.assertRefused(recall.action_begin, "is no exercise")
        self.assertRefused(recall.with_user(self.auditor).action_begin, error=AccessError)

    def test_it_is_not_closed_without_a_result_or_with_deliveries_not_on_the_list(self):
        exercise = self.an_exercise()
        self.shipped((self.lot, 1))

        self.assertRefused(exercise.action_close, "what came of it", "not on its list")

        exercise.action_add_new()
        exercise.finding = "Complete."
        exercise.action_close()
        self.assertEqual(exercise.kept_qty, 9.0)

    def test_a_running_recall_cannot_become_an_exercise(self):
        recall = self.a_running_recall()

        self.assertRefused(lambda: recall.write({"is_exercise": True}), "cannot change")

    def test_the_report_names_customers_stock_and_balance(self):
        exercise = self.an_exercise()
        exercise.finding = "Complete."
        exercise.action_close()

        report = self.env["ir.actions.report"]
        html = report._render_qweb_html("after_sales.after_sales_recall_report_list", exercise.ids)[0].decode()

        for words in ("Recall Exercise", "Rosa Alvarez", "Lakeside Bakery", "In Stock", "Difference", "in time"):
            self.assertIn(words, html)

    def test_the_workbook_holds_a_sheet_for_each_question(self):
        exercise = self.an_exercise()
        self.authenticate(self.quality.login, self.quality.login)

        answer = self.url_open(exercise.action_export()["url"])

        book = openpyxl.load_workbook(BytesIO(answer.content))
        self.assertEqual(book.sheetnames, ["Recalls", "Deliveries", "Customers", "Own Stock", "Mass Balance"])
        self.assertEqual(
            {row[1].value for row in book["Deliveries"].iter_rows(min_row=2)}, {"Rosa Alvarez", "Lakeside Bakery"}
        )

    def test_whoever_has_no_role_gets_no_workbook(self):
        exercise = self.an_exercise()
        self.env["res.users"].create({"name": "Out", "login": "out", "password": "out", "group_ids": [(6, 0, [])]})
        self.authenticate("out", "out")

        self.assertNotEqual(self.url_open(exercise.action_export()["url"]).status_code, 200)
