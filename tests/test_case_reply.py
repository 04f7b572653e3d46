# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseReply(CaseCommon):
    """What the customer is told, and what he says to it (R4.42 to R4.44, R4.50)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"

    def a_reply(self, case, **values):
        action = case.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        return replies.create({"body": "<p>We are sorry.</p>", "way": "phone", **values})

    def test_a_reply_by_mail_goes_to_the_customer_without_the_form(self):
        """R4.44"""
        case = self.a_closed_case(("allowance", 400))

        reply = self.a_reply(case, way="email")
        reply.action_send()

        message = reply.message_ids.filtered(lambda message: message.message_type == "comment")
        self.assertEqual((reply.state, message.notified_partner_ids), ("sent", self.customer))
        self.assertIn("We are sorry", message.body)
        self.assertFalse(case.message_ids.notified_partner_ids & self.customer)

    def test_nothing_is_promised_before_it_is_approved(self):
        """R4.43"""
        case = self.an_accepted_case()
        self.a_reply(case).action_send()

        self.assertRefused(self.a_reply(case, promised_amount=1).action_send, "nothing is approved")
        self.assertRefused(self.a_reply(case, is_promising=True).action_send, "nothing is approved")

    def test_no_more_is_promised_than_is_approved(self):
        """R4.43"""
        case = self.a_closed_case(("allowance", 400))

        self.assertRefused(self.a_reply(case, promised_amount=400.01).action_send, "only", "400.00")
        self.a_reply(case, promised_amount=400).action_send()

    def test_while_authority_decides_again_nothing_is_promised(self):
        """R4.43"""
        case = self.negotiated(self.approved(self.a_proposed_case(("allowance", 400))))
        case.decision_ids.with_user(self.sales).amount = 4000
        case.with_user(self.coordinator).action_submit()

        self.assertRefused(self.a_reply(case, promised_amount=300).action_send, "nothing is approved")

    def test_sales_and_clerks_reply_and_nobody_else(self):
        case = self.an_accepted_case()

        for user in (self.quality, self.accountant, self.approver_gm):
            self.assertRefused(case.with_user(user).action_reply, error=AccessError)

    def test_what_was_sent_stays_as_it_is(self):
        reply = self.a_reply(self.an_accepted_case())
        reply.action_send()

        self.assertRefused(lambda: reply.write({"body": "Never mind."}), "does not change any more")
        self.assertRefused(reply.unlink, "does not change any more")
        self.assertRefused(reply.action_send, "does not change any more")
        self.assertRefused(lambda: reply.write({"state": "accepted"}), error=AccessError)

    def test_a_reply_by_mail_needs_an_address(self):
        self.customer.email = False

        self.assertRefused(self.a_reply(self.an_accepted_case(), way="email").action_send, "no e-mail address")

    def test_an_explanation_is_given_by_its_reply(self):
        """R4.41"""
        case = self.a_closed_case(("explanation", 0), finding="unfounded")

        self.a_reply(case).action_send()

        self.assertEqual((case.state, case.execution_status), ("done", "done"))

    def test_what_the_customer_says_is_kept(self):
        """R4.50"""
        case = self.a_closed_case(("allowance", 400))
        reply = self.a_reply(case, promised_amount=400)
        self.assertRefused(reply.action_accept, "has not been sent")
        reply.action_send()

        reply.action_accept()

        self.assertEqual(reply.state, "accepted")
        self.assertRefused(case.with_user(self.sales).action_supersede, "was not refused")

    def test_a_refusal_opens_the_next_round_and_locks_the_case(self):
        """R4.42"""
        case = self.a_closed_case(("allowance", 400))
        reply = self.a_reply(case, promised_amount=400)
        reply.action_send()
        reply.action_reject()

        action = case.with_user(self.sales).action_supersede()

        following = self.env["after_sales.case"].browse(action["res_id"])
        self.assertEqual((following.parent_id, following.round, following.state), (case, 2, "draft"))
        self.assertEqual(following.line_ids.product_id, self.product)
        self.assertEqual((case.state, case.child_ids), ("superseded", following))
        self.assertRefused(lambda: case.with_user(self.coordinator).write({"finding": "unfounded"}), error=AccessError)
        self.assertRefused(case.with_user(self.sales).action_execute, "cannot be")
        following.with_user(self.sales).action_report()
        following.with_user(self.coordinator).action_accept()
        self.assertEqual(following.name, "260302")

    def test_what_is_carried_out_gets_no_next_round(self):
        """R4.42"""
        case = self.a_closed_case(("rework", 120))
        reply = self.a_reply(case, promised_amount=120)
        reply.action_send()
        case.decision_ids.with_user(self.sales).action_mark_executed()
        reply.action_reject()

        self.assertRefused(case.with_user(self.sales).action_supersede, "has been carried out")

    def test_replies_are_opened_from_the_case(self):
        case = self.an_accepted_case()
        self.a_reply(case)

        self.assertEqual((case.reply_count, case.action_view_replies()["domain"]), (1, [("case_id", "in", case.ids)]))
