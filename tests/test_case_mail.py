# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .case_common import CaseCommon

MAIL = """From: Rosa Alvarez <rosa@example.com>
To: {to}
Cc: friend@example.com
Subject: Boiler leaks
Message-Id: <complaint-{mark}@example.com>
Content-Type: text/plain

It leaks since Monday.
"""


@tagged("post_install", "-at_install", "after_sales")
class TestCaseMail(CaseCommon):
    """Mails come in as drafts; the internal form never goes out (R4.13, R4.44)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"

    def test_a_mail_to_the_address_of_a_route_is_the_draft_of_a_case(self):
        """R4.13"""
        domain = self.env["mail.alias.domain"].create({"name": "brightwell.example"})
        route = self.env["after_sales.case.route"].create(
            {"name": "Mails", "company_id": self.company.id, "alias_name": "complaints", "alias_domain_id": domain.id}
        )
        friend = self.env["res.partner"].create({"name": "Friend", "email": "friend@example.com"})

        with mute_logger("odoo.addons.mail.models.mail_thread"):
            case_id = self.env["mail.thread"].message_process(
                False, MAIL.format(to="complaints@brightwell.example", mark="1")
            )

        case = self.env["after_sales.case"].browse(case_id)
        self.assertEqual((case.subject, case.partner_id, case.channel), ("Boiler leaks", self.customer, "email"))
        self.assertEqual((case.state, case.route_id, case.company_id), ("draft", route, self.company))
        self.assertIn("It leaks", case.description)
        self.assertFalse(case.message_partner_ids & (self.customer | friend))

    def test_a_customer_is_never_told_by_the_internal_form(self):
        """R4.44"""
        case = self.an_accepted_case().with_user(self.sales)

        self.assertRefused(
            lambda: case.message_post(body="Sorry!", partner_ids=self.customer.ids), "Write a reply instead"
        )
        composer = (
            self.env["mail.compose.message"]
            .with_user(self.sales)
            .with_context(default_model=case._name, default_res_ids=case.ids)
            .create({"body": "Sorry!", "partner_ids": self.customer.ids})
        )
        self.assertRefused(composer.action_send_mail, "internal form")

    def test_no_mail_of_a_case_goes_out_by_any_other_door(self):
        """R4.44"""
        case = self.an_accepted_case()
        values = {"model": case._name, "res_id": case.id, "subject": "x", "body_html": "x"}

        for way in ({"recipient_ids": self.customer.ids}, {"email_to": "rosa@example.com"}):
            self.assertRefused(lambda way=way: self.env["mail.mail"].create(values | way), "internal form")

    def test_a_customer_does_not_follow(self):
        case = self.an_accepted_case()

        case.message_subscribe(self.customer.ids)
        case._message_subscribe(self.customer.ids)

        self.assertNotIn(self.customer, case.message_partner_ids)

    def test_portal_users_see_no_case_and_no_step(self):
        """R4.44"""
        case = self.an_accepted_case()
        guest = new_test_user(self.env, "guest", groups="base.group_portal")
        guest.partner_id.parent_id = self.customer

        for records in (case, case.step_ids, case.line_ids, case.sample_ids, case.memo_ids):
            self.assertRefused(lambda records=records: records.with_user(guest).check_access("read"), error=AccessError)
