# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseReplyTold(CaseCommon):
    """A reply reaches the customer by being sent, which compares it with what is approved (R6.14, R7.03)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"
        self.case = self.an_accepted_case()
        self.reply = self.env["after_sales.case.reply"].with_user(self.sales).create(
            {"case_id": self.case.id, "way": "email", "body": "<p>You get 400.</p>", "promised_amount": 400}
        )  # fmt: skip

    def composed(self):
        composer = self.env["mail.compose.message"].with_user(self.sales).create(
            {
                "model": self.reply._name,
                "res_ids": str(self.reply.ids),
                "composition_mode": "comment",
                "partner_ids": [(6, 0, self.customer.ids)],
                "body": "<p>You get 400.</p>",
                "subject": "Good news",
            }
        )  # fmt: skip
        composer._action_send_mail()

    def test_no_way_round_sends_what_was_not_compared(self):
        told = {"body": "You get 400.", "partner_ids": self.customer.ids}
        ways = {
            "message": lambda: self.reply.message_post(**told),
            "notice": lambda: self.reply.message_notify(**told),
            "composer": self.composed,
            "mail": lambda: (
                self.env["mail.mail"]
                .sudo()
                .create(
                    {
                        "model": self.reply._name,
                        "res_id": self.reply.id,
                        "email_to": "rosa@example.com",
                        "body_html": "x",
                    }
                )
            ),
        }
        for way, call in ways.items():
            with self.subTest(way=way):
                self.assertRefused(call, "is told nothing of it")
        self.assertRefused(self.reply.action_send, "nothing is approved")
        self.assertEqual(self.reply.state, "draft")

    def test_a_customer_who_follows_hears_nothing_before_it_is_sent(self):
        self.reply.message_subscribe(self.customer.ids)

        message = self.reply.message_post(body="Is 400 right?", message_type="comment", subtype_xmlid="mail.mt_comment")

        self.assertFalse(message.notified_partner_ids & self.customer)
