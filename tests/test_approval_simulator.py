# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .authority_questions import AuthorityQuestions
from .common import ROLES

LEAVES_NO_TRACE = (
    "after_sales.approval.request",
    "after_sales.approval.step",
    "after_sales.approval.claim",
    "after_sales.approval.log",
    "after_sales.approval.table",
    "after_sales.return",
    "mail.message",
)


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalSimulator(AuthorityQuestions):
    """Who must approve this? Asked without leaving a trace, answered by the engine itself (R7.01, R7.02, R7.04)."""

    def test_it_names_who_must_sign_and_why(self):
        answer = self.asked()

        self.assertEqual(answer.verdict, "Deputy General Manager must approve this.")
        self.assertEqual(answer.step_ids.role_id.name, "Deputy General Manager")
        self.assertEqual(answer.step_ids.signer_ids, self.approver_deputy_gm)
        self.assertEqual(answer.step_ids.also_role_ids.name, "General Manager")
        self.assertIn("within the limit of", answer.step_ids.why)
        self.assertEqual(answer.step_ids.signatures, "1 of 1")

    def test_the_form_answers_while_the_question_is_typed(self):
        with Form(self.env["after_sales.approval.simulate"].with_user(self.administrator)) as form:
            form.amount = 400.0
            self.assertIn("Sales Manager", form.verdict)
            form.amount = 6000.0
            self.assertIn("General Manager must approve", form.verdict)
            self.assertEqual(len(form.step_ids), 1)

    def test_the_preview_is_what_happens(self):
        for quantity in (4, 6, 60):
            answer = self.asked(amount=quantity * 100.0, reason_id=self.reason.id, category_id=self.product.categ_id.id)
            preview = answer.step_ids.role_id, answer.step_ids.mapped("why"), answer.tested_amount
            document = self.a_submitted_return(self.order, (self.product, quantity))

            steps = document.approval_step_ids.filtered(lambda step: step.state == "waiting")
            self.assertEqual(preview, (steps.role_id, steps.mapped("why"), steps.amount))
            document.action_cancel()

    def test_what_was_granted_before_is_told_and_counts(self):
        self.a_submitted_return(self.order, (self.product, 3))

        answer = self.asked(amount=400.0)

        self.assertEqual(answer.tested_amount, 700.0)
        self.assertEqual(answer.step_ids.role_id.name, "Deputy General Manager")
        self.assertIn("In the last 7 days the customer was granted", answer.explanation)
        self.assertIn("300.00", answer.explanation)

    def test_asking_leaves_no_trace(self):
        draft = self.a_draft(50.0)
        before = [self.env[model].sudo().search_count([]) for model in LEAVES_NO_TRACE]

        answer = self.asked(user_id=self.approver_manager.id, other_table_id=draft.id)
        self.assertTrue(answer.verdict and answer.other_verdict and answer.person_answer)
        self.env.flush_all()

        self.assertEqual([self.env[model].sudo().search_count([]) for model in LEAVES_NO_TRACE], before)

    def test_what_blocks_is_told(self):
        table = self.an_authority_table(("manager", 500))

        answer = self.asked(table_id=table.id)

        self.assertTrue(answer.is_blocked)
        self.assertIn("Nobody may approve", answer.verdict)
        self.assertFalse(answer.step_ids)

    def test_a_draft_stands_beside_what_is_in_force(self):
        for manager, difference, role in (
            (50.0, "same", "Deputy General Manager"),
            (700.0, "looser", "Sales Manager"),
        ):
            answer = self.asked(other_table_id=self.a_draft(manager).id)
            self.assertEqual((answer.difference, answer.other_step_ids.role_id.name), (difference, role))
            self.assertEqual(answer.step_ids.role_id.name, "Deputy General Manager")
        self.assertEqual(self.asked(amount=100.0, other_table_id=self.a_draft(50.0).id).difference, "stricter")

    def test_the_share_of_the_invoice_counts(self):
        table = self.an_authority_table(
            ("manager", 5000), ("gm", None),
            ("manager", 10, {"measure": "share"}), ("gm", None, {"measure": "share"}),
        )  # fmt: skip

        answers = [
            self.asked(table_id=table.id, invoice_total=total, user_id=self.approver_manager.id)
            for total in (6000, 5000)
        ]

        self.assertEqual([answer.step_ids.role_id.name for answer in answers], ["Sales Manager", "General Manager"])
        self.assertIn("not 12 % of the invoice", answers[1].person_answer)

    def test_a_denial_explains_itself(self):
        self.a_submitted_return(self.order, (self.product, 3))

        told = self.asked(amount=480.0, user_id=self.approver_manager.id).person_answer

        self.assertIn("May approve up to", told)
        for words in ("500.00", "480.00", "300.00", "780.00", "Deputy General Manager", self.approver_deputy_gm.name):
            self.assertIn(words, told)

    def test_others_are_told_what_they_are_to_it(self):
        for user, words in (
            (self.approver_deputy_gm, "May sign this for “Deputy General Manager”"),
            (self.approver_gm, "May sign this for “Deputy General Manager”"),
            (self.sales, "whoever asks"),
            (self.warehouse_user, "Holds no role"),
        ):
            self.assertIn(words, self.asked(user_id=user.id).person_answer)

    def test_customers_abroad_and_their_tags_choose_rows(self):
        tag = self.env["res.partner.category"].create({"name": "Key account"})
        self.company.country_id = self.env.ref("base.us")
        self.customer.write({"country_id": self.env.ref("base.de").id, "category_id": [Command.set(tag.ids)]})
        for condition in ({"market": "foreign"}, {"tag_ids": [Command.set(tag.ids)]}):
            table = self.an_authority_table(("manager", 1000, condition), ("gm", None))
            self.assertEqual(self.asked(table_id=table.id).step_ids.role_id.name, "Sales Manager")

    def test_auditors_ask_too_and_nobody_else_does(self):
        self.assertEqual(self.asked(self.auditor).step_ids.role_id.name, "Deputy General Manager")

        for user in {self._user(role) for role in ROLES} - {self.auditor, self.administrator}:
            wizard = self.env["after_sales.approval.simulate"].with_user(user)
            self.assertRefused(lambda user=user: self.asked(user), error=AccessError)
            self.assertRefused(lambda w=wizard: w.new({"amount": 1.0}).verdict, error=AccessError)

    def _user(self, role):
        return self.warehouse_user if role == "warehouse" else getattr(self, role)

    def test_other_companies_are_not_answered_for(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})

        self.assertRefused(lambda: self.asked(company_id=other.id).verdict, error=AccessError)
