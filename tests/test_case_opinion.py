# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseOpinion(CaseCommon):
    """What customers write into surveys is answered (R4.63, R7.12, R9.03)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = cls._a_user("service_department")
        cls.service.group_ids += cls.env.ref("survey.group_survey_user")
        cls.survey = cls.env["survey.survey"].sudo().create(
            {
                "title": "How was our service?",
                "user_id": cls.service.id,
                "question_and_page_ids": [
                    Command.create({"title": "Marks", "question_type": "numerical_box"}),
                    Command.create(
                        {"title": "Suggestions", "question_type": "text_box", "after_sales_is_opinion": True}
                    ),
                ],
            }
        )

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"

    def a_finished_survey(self, text, **values):
        marks, suggestions = self.survey.question_and_page_ids
        answer = self.survey.sudo()._create_answer(**({"partner": self.customer} | values))
        answer._save_lines(marks, "4")
        answer._save_lines(suggestions, text)
        answer._mark_done()
        return answer

    def opinions(self):
        return self.env["after_sales.case"].search([("kind", "=", "opinion"), ("company_id", "=", self.company.id)])

    def an_opinion(self, text="Your driver was rude."):
        self.a_finished_survey(text)
        return self.opinions()[:1]

    def replied(self, case, way, user=None):
        user = user or self.service
        action = case.with_user(user).action_reply()
        replies = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        reply = replies.create({"body": "<p>We are sorry.</p>", "way": way})
        reply.action_send()
        return reply

    def told(self, case, kind):
        return case.activity_ids.filtered(lambda each: each.after_sales_escalation_id.kind == kind).user_id

    def test_a_suggestion_in_a_survey_becomes_an_opinion_for_the_service_department(self):
        """R4.12, R4.63, R9.03"""
        case = self.an_opinion()

        self.assertEqual((case.state, case.source, case.channel), ("reported", "survey", "survey"))
        self.assertEqual((case.partner_id, case.subject), (self.customer, "Your driver was rude."))
        self.assertEqual(self.told(case, "opinion"), self.service)
        self.assertFalse(case.is_serious)

    def test_each_answer_is_reported_once_and_an_empty_one_not_at_all(self):
        self.a_finished_survey("")
        self.assertFalse(self.opinions())
        answer = self.a_finished_survey("Open on Saturdays, please.")

        answer._mark_done()

        self.assertEqual(len(self.opinions()), 1)

    def test_trying_a_survey_out_reports_nothing(self):
        self.a_finished_survey("Just a try", test_entry=True)

        self.assertFalse(self.opinions())

    def test_who_wrote_is_found_by_the_address(self):
        self.a_finished_survey("Good work.", partner=False, email="Rosa@Example.com")

        self.assertEqual(self.opinions().partner_id, self.customer)

    def test_an_ordinary_opinion_is_settled_once_the_customer_is_told(self):
        """R4.63"""
        case = self.an_opinion()
        self.assertRefused(case.with_user(self.service).action_settle, "has not been answered")

        self.replied(case, "phone")
        case.with_user(self.service).action_settle()

        row = case.escalation_ids.filtered(lambda each: each.kind == "opinion")
        self.assertEqual((case.state, bool(row.done_on), self.told(case, "opinion").ids), ("done", True, []))

    def test_a_serious_opinion_is_decided_by_the_deputy_and_answered_by_letter(self):
        """R4.63, R7.12"""
        case = self.an_opinion()
        case.with_user(self.service).grade = "3"
        self.assertEqual(self.told(case, "deputy"), self.approver_deputy_gm)
        self.replied(case, "phone")
        self.assertRefused(case.with_user(self.service).action_settle, "decides on it first", "by letter first")

        action = case.with_user(self.approver_deputy_gm).action_review_opinion()
        remark = self.env[action["res_model"]].with_user(self.approver_deputy_gm).with_context(**action["context"])
        remark.create({"comment": "Apologise, and train the drivers."}).action_confirm()
        self.replied(case, "letter")
        case.with_user(self.service).action_settle()

        self.assertEqual(
            (case.reviewed_by_id, case.review), (self.approver_deputy_gm, "Apologise, and train the drivers.")
        )
        self.assertEqual((case.state, self.told(case, "deputy").ids), ("done", []))

    def test_serious_opinions_stand_first(self):
        """R4.63"""
        ordinary, serious = self.an_opinion("Nice."), self.an_opinion("You cheated me.")
        serious.with_user(self.service).grade = "4"
        listed = self.env.ref("after_sales.after_sales_case_view_list_opinions").arch

        self.assertIn('default_order="is_serious desc', listed)
        found = self.env["after_sales.case"].search(
            [("id", "in", (ordinary | serious).ids)], order="is_serious desc, id"
        )
        self.assertEqual(found[0], serious)

    def test_only_the_deputy_decides_and_only_on_what_is_serious(self):
        """R7.12"""
        case = self.an_opinion()

        for user in (self.service, self.sales, self.approver_manager, self.administrator):
            self.assertRefused(case.with_user(user).action_review_opinion, error=AccessError)
            self.assertRefused(lambda u=user: case.with_user(u)._review_opinion("x"), error=AccessError)
            self.assertRefused(lambda u=user: case.with_user(u).write({"review": "x"}), error=AccessError)
        self.assertRefused(lambda: case.with_user(self.approver_deputy_gm)._review_opinion("x"), "no serious opinion")

    def test_the_service_department_answers_opinions_and_no_complaints(self):
        """R4.43, R4.63"""
        self.assertRefused(lambda: self.replied(self.an_accepted_case(), "phone"), error=AccessError)
        for user in (self.quality, self.accountant):
            case = self.an_opinion(f"To {user.name}")
            self.assertRefused(lambda u=user, c=case: self.replied(c, "phone", u), error=AccessError)

    def test_an_opinion_takes_no_route_but_may_become_a_complaint(self):
        """R4.02"""
        case = self.an_opinion()
        self.assertRefused(case.with_user(self.coordinator).action_accept, "takes no route")

        case.with_user(self.service).action_convert()

        self.assertEqual(case.kind, "complaint")
        self.assertRefused(case.with_user(self.coordinator).action_accept, "names no fault")
