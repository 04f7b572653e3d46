# Part of after_sales. LGPL-3.
from odoo.http import Request
from odoo.tests import tagged

from .portal_common import PortalCommon
from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallPortal(PortalCommon, RecallCommon):
    """A customer reads what is called back from him and says what became of it; of others he learns nothing (R10.07)."""

    def set_stage(self):
        super().set_stage()
        self.ivans = self.shipped((self.lot, 2), partner=self.other)
        self.recall = self.a_running_recall()
        self.told(self.recall)
        self.mine, self.line = self.row_of(self.recall, self.customer), self.line_of(self.recall, self.customer)
        self.url = f"/my/recalls/{self.mine.id}"

    def answered(self, token=None, url=None, **figures):
        data = {"csrf_token": Request.csrf_token(self)}
        data |= {f"{name}_{self.line.id}" if name != "words" else name: value for name, value in figures.items()}
        query = f"?access_token={token}" if token else ""
        return self.url_open(f"{url or self.url}/answer{query}", data=data, allow_redirects=False)

    def test_he_reads_his_own_pieces_and_nothing_of_others(self):
        self.as_user(self.rosa)

        text = self.page(self.url).text

        for words in (self.recall.name, "The valve may burst.", "Stop using it.", "B-1", "5"):
            self.assertIn(words, text)
        for words in ("Lakeside Bakery", "Ivan Customer", "In Stock"):
            self.assertNotIn(words, text)
        self.assertIn(self.recall.name, self.page("/my/recalls").text)
        self.assertEqual(self.mine.action_preview_portal()["url"].partition("?")[0], self.url)

    def test_his_answer_is_kept_and_measured(self):
        self.as_user(self.rosa)

        answer = self.answered(has="2", used="1", sold="1,5", sold_to="Mill Ltd", disposed="0", words="One leaked.")

        self.assertEqual(answer.status_code, 303)
        line = self.line
        self.assertEqual((line.has_qty, line.used_qty, line.sold_qty, line.sold_to), (2.0, 1.0, 1.5, "Mill Ltd"))
        self.assertEqual((self.mine.status, self.mine.note), ("answered", "One leaked."))
        self.assertEqual((self.mine.answered_by, line.missing_qty), ("Rosa Customer", 0.5))
        self.assertIn("Answered", self.page("/my/recalls").text)

    def test_an_answer_that_cannot_be_is_refused_and_what_was_typed_stays(self):
        self.as_user(self.rosa)

        for figures, sentence in (
            ({"has": "6"}, "only 5 were delivered"),
            ({"has": "many"}, "numbers only"),
            ({"sold": "1"}, "to whom"),
            ({"used": "-1"}, "below zero"),
        ):
            answer = self.answered(**figures)
            self.assertEqual(answer.status_code, 422)
            self.assertIn(sentence, answer.text)
            self.assertIn(f'value="{next(iter(figures.values()))}"', answer.text)
        self.assertEqual(self.mine.status, "told")

    def test_who_has_the_link_from_the_mail_answers_without_a_login(self):
        token = self.mine.sudo().access_token
        self.as_user(None)

        self.page(f"{self.url}?access_token={token}")
        self.assertEqual(self.answered(token=token, has="5").status_code, 303)

        self.assertEqual((self.mine.status, self.line.has_qty), ("answered", 5.0))

    def test_another_customer_and_a_wrong_token_are_turned_away(self):
        self.as_user(self.ivan)
        self.assertTurnedAway(self.url)
        self.answered(has="5")
        self.as_user(None)
        self.assertTurnedAway(f"{self.url}?access_token=wrong")
        self.answered(token="wrong", has="5")

        self.assertEqual((self.mine.status, self.line.has_qty), ("told", 0.0))

    def test_a_colleague_does_not_answer_in_the_customers_name(self):
        self.as_user(self.quality)

        self.page(self.url)
        self.answered(has="5")

        self.assertEqual(self.mine.status, "told")

    def test_who_was_not_told_and_who_is_in_an_exercise_sees_nothing(self):
        exercise = self.an_exercise()
        waiting = self.a_running_recall({"product_id": self.boiler.id, "lot_id": self.lot.id, "is_held": False})
        self.as_user(self.rosa)

        for recall in (exercise, waiting):
            row = self.row_of(recall, self.customer)
            self.assertTurnedAway(f"/my/recalls/{row.id}")
            token = row.sudo()._portal_ensure_token()
            if recall == exercise:
                self.assertTurnedAway(f"/my/recalls/{row.id}?access_token={token}")

    def test_a_closed_recall_is_read_and_not_answered(self):
        self.recall.finding = "All found."
        self.recall.action_close()
        self.as_user(self.rosa)

        self.assertNotIn("Send the Answer", self.page(self.url).text)
        answer = self.answered(has="5")

        self.assertIn("is closed", answer.text)
        self.assertEqual(self.line.has_qty, 0.0)
