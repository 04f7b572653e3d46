# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallTell(RecallCommon):
    """Each customer is told of his own pieces, reminded, and his answer kept; how far it has come is seen (R10.07)."""

    def mails(self, recall):
        domain = [("model", "=", "after_sales.recall.customer"), ("res_id", "in", recall.customer_ids.ids)]
        return self.env["mail.mail"].sudo().search(domain, order="id")

    def test_approving_tells_each_customer_his_own_pieces(self):
        recall = self.a_running_recall()
        self.assertEqual(set(recall.customer_ids.mapped("status")), {"waiting"})

        self.told(recall)

        self.assertEqual(set(recall.customer_ids.mapped("status")), {"told"})
        mails = self.mails(recall)
        rosas = mails.filtered(lambda mail: mail.recipient_ids == self.customer)
        self.assertEqual(mails.recipient_ids, self.customer | self.bakery)
        for words in ("B-1", "5 Units", "The valve may burst.", "Stop using it.", "/my/recalls/"):
            self.assertIn(words, rosas.body_html)
        self.assertNotIn("3 Units", rosas.body_html)
        self.assertEqual((recall.told_percent, recall.answered_percent), (100.0, 0.0))

    def test_it_is_told_once(self):
        recall = self.a_running_recall()
        self.told(recall)

        recall.action_tell()
        self.told(recall)

        self.assertEqual(len(self.mails(recall)), 2)

    def test_a_customer_reads_it_in_his_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        template = self.env.ref("after_sales.mail_template_recall_told")
        template.with_context(lang="zh_CN").subject = "召回 {{ object.recall_id.name }}"
        self.customer.lang = "zh_CN"

        recall = self.a_running_recall()
        self.told(recall)

        subjects = {mail.recipient_ids: mail.subject for mail in self.mails(recall)}
        self.assertEqual(subjects[self.customer], f"召回 {recall.name}")
        self.assertIn("Recall", subjects[self.bakery])

    def test_who_has_no_address_is_seen_and_told_by_telephone(self):
        self.bakery.email = False
        recall = self.a_running_recall()
        self.told(recall)
        row = self.row_of(recall, self.bakery)
        self.assertEqual((row.status, recall.told_percent), ("problem", 50.0))

        row.with_user(self.sales).action_note_told()

        self.assertEqual((row.status, row.told_by_id, recall.told_percent), ("told", self.sales, 100.0))

    def test_silent_customers_are_reminded_before_and_after_the_deadline_and_then_called(self):
        recall = self.a_running_recall()
        self.told(recall)
        self.row_of(recall, self.bakery).action_note_answer()

        for day, count in (
            ("2026-03-16", 2),
            ("2026-03-17", 3),
            ("2026-03-19", 3),
            ("2026-03-21", 4),
            ("2026-03-25", 4),
        ):
            with freeze_time(day):
                self.env["after_sales.recall"].sudo()._cron_remind()
                self.told(recall)
                self.assertEqual(len(self.mails(recall)), count, day)

        self.assertEqual(self.mails(recall)[2:].recipient_ids, self.customer)
        activity = recall.activity_ids
        self.assertEqual(activity.user_id, self.quality)
        self.assertIn("Rosa Alvarez", activity.note)

    def test_answers_by_telephone_are_noted_and_measured(self):
        recall = self.a_running_recall()
        self.told(recall)

        self.line_of(recall, self.customer).with_user(self.sales).write({"has_qty": 2.0, "used_qty": 1.0})
        self.row_of(recall, self.customer).with_user(self.sales).action_note_answer()

        line = self.line_of(recall, self.customer)
        self.assertEqual((line.accounted_qty, line.missing_qty), (3.0, 2.0))
        self.assertEqual((recall.answered_percent, recall.accounted_percent), (50.0, 37.5))

    def test_an_answer_beyond_what_was_delivered_is_refused(self):
        recall = self.a_running_recall()
        line = self.line_of(recall, self.bakery)

        self.assertRefused(lambda: line.write({"has_qty": 4.0}), "only 3 were delivered")
        self.assertRefused(lambda: line.write({"sold_qty": 1.0}), "to whom")
        self.assertRefused(lambda: line.write({"has_qty": -1.0}), "below zero")

    def test_before_and_after_it_runs_nothing_is_answered(self):
        recall = self.a_recall()
        recall.action_submit()

        self.assertRefused(lambda: recall.line_ids[0].write({"has_qty": 1.0}), "only what runs")
        self.assertRefused(recall.customer_ids[0].action_note_told, "not running")
        self.assertRefused(recall.action_tell, "tells nobody")

    def test_whoever_may_not_recall_tells_nobody(self):
        recall = self.a_running_recall()

        for user in (self.warehouse_user, self.accountant, self.auditor):
            row = self.row_of(recall, self.customer).with_user(user)
            self.assertRefused(recall.with_user(user).action_tell, error=AccessError)
            self.assertRefused(row.action_note_told, error=AccessError)
            self.assertRefused(row.action_note_answer, error=AccessError)
            self.assertRefused(recall.with_user(user).action_add_new, error=AccessError)
            self.assertRefused(recall.with_user(user).action_count, error=AccessError)

    def test_a_recall_is_not_closed_before_all_are_told_and_a_result_is_written(self):
        recall = self.a_running_recall()

        self.assertRefused(recall.action_close, "what came of it", "nobody told", "Lakeside Bakery")
        self.assertRefused(recall.with_user(self.sales).action_close, error=AccessError)

    def test_a_recall_with_new_deliveries_is_not_closed(self):
        recall = self.a_running_recall({"product_id": self.boiler.id, "lot_id": self.lot.id, "is_held": False})
        self.told(recall)
        recall.finding = "All found."
        self.shipped((self.lot, 1))

        self.assertRefused(recall.action_close, "not on its list")

    def test_mails_of_a_recall_that_was_closed_are_not_written(self):
        recall = self.a_running_recall()
        recall.customer_ids.action_note_told()
        recall.finding = "False alarm."
        recall.action_close()

        self.told(recall)

        self.assertFalse(self.mails(recall))
