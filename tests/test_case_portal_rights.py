# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from .complaint_portal_common import ComplaintPortalCommon

NOBODY = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model", "odoo.http")


@tagged("post_install", "-at_install", "after_sales")
class TestCasePortalRights(ComplaintPortalCommon):
    """Every page about complaints, tried with what belongs to somebody else; and nothing internal on any (R4.44)."""

    def setUp(self):
        super().setUp()
        self.as_user(self.rosa)
        self.reported({self.key(self.delivery): "2"})
        self.report = self.reports()
        self.case = self.report.case_id
        self.case.with_user(self.sales).action_report()
        self.case.with_user(self.coordinator).action_accept()

    def test_the_complaint_of_another_customer_is_not_there(self):
        reply = self.a_sent_reply(self.case)

        for user in (self.ivan, None):
            self.as_user(user)
            for page in (f"/my/complaints/{self.report.id}", f"/my/complaints/replies/{reply.id}"):
                self.assertTurnedAway(page)
                self.assertTurnedAway(f"{page}?access_token=")
                self.assertTurnedAway(f"{page}?access_token=None")
            self.assertTurnedAway("/my/complaints/999999999")

    def test_who_is_not_logged_in_has_no_list_and_no_form(self):
        self.as_user(None)

        for url in ("/my/complaints", "/my/complaints/new", f"/my/complaints/new?order={self.order.id}"):
            self.assertIn("/web/login", self.assertTurnedAway(url).headers["Location"])

    def test_the_list_holds_what_his_own_company_reported(self):
        colleague = self.a_portal_user("colleague")
        colleague.partner_id.parent_id = self.customer

        for user, is_there in ((self.rosa, True), (colleague, True), (self.ivan, False)):
            self.as_user(user)
            self.assertEqual(self.report.name in self.page("/my/complaints").text, is_there, user.login)

    def test_a_token_opens_the_one_document_it_was_made_for(self):
        reply, other = self.a_sent_reply(self.case), self.a_sent_reply(self.case, body="<p>Another letter</p>")
        self.as_user(None)
        tokens = {document: document.sudo()._portal_ensure_token() for document in (reply, other)}
        tokens[self.report] = self.report.sudo()._portal_ensure_token()
        pages = {
            reply: f"/my/complaints/replies/{reply.id}",
            other: f"/my/complaints/replies/{other.id}",
            self.report: f"/my/complaints/{self.report.id}",
        }

        for document, page in pages.items():
            for owner, token in tokens.items():
                if owner == document:
                    self.page(f"{page}?access_token={token}")
                else:
                    self.assertTurnedAway(f"{page}?access_token={token}")

    def test_the_token_of_a_report_does_not_open_the_answers_to_it(self):
        reply = self.a_sent_reply(self.case)
        token = self.report.sudo()._portal_ensure_token()
        self.as_user(None)

        page = self.page(f"/my/complaints/{self.report.id}?access_token={token}").text

        self.assertIn("Answered by", page)
        self.assertNotIn(f"/my/complaints/replies/{reply.id}", page)
        self.assertNotIn("We are sorry", page)

    def test_the_case_itself_has_no_page(self):
        """R4.44"""
        self.assertFalse(hasattr(self.case, "access_token"))
        for url in (f"/my/cases/{self.case.id}", f"/mail/view?model=after_sales.case&res_id={self.case.id}"):
            with mute_logger("odoo.http"):
                answer = self.url_open(url)
            self.assertNotIn("after_sales_case_view", answer.text)
            self.assertNotIn(self.quality.name, answer.text)

    def test_no_address_hands_the_internal_form_to_a_customer(self):
        """R4.44"""
        self.investigated(self.case)

        for user in (self.rosa, None):
            self.as_user(user)
            for form in ("form", "record"):
                for kind in ("html", "text"):
                    with mute_logger(*NOBODY):
                        answer = self.url_open(f"/report/{kind}/after_sales.after_sales_case_{form}/{self.case.id}")
                    self.assertNotIn("Seen in the laboratory", answer.text)

    def test_nothing_internal_is_on_the_pages(self):
        """R4.44: no steps, units, opinions, shares, numbers of the house"""
        self.proposed(self.investigated(self.case), ("allowance", 400))
        self.approved(self.negotiated(self.approved(self.case)))
        self.case.sudo().message_post(body="Pay him, he shouts", subtype_xmlid="mail.mt_note")
        reply = self.a_sent_reply(self.case)
        self.as_user(self.rosa)

        for url in ("/my/complaints", f"/my/complaints/{self.report.id}", f"/my/complaints/replies/{reply.id}"):
            page = self.page(url).text.partition('id="wrap"')[2] or self.page(url).text
            for words in (
                *("Seen in the laboratory", "Assembly", "Torque", self.cause.name, "shouts", "400.00", "100 %"),
                *(self.quality.name, self.manufacturing.name, self.approver_gm.name, "Combined"),
            ):
                self.assertNotIn(words, page, url)

    def test_portal_users_read_nothing_over_rpc(self):
        """R4.44"""
        reply = self.a_sent_reply(self.case)

        for records in (self.case, self.case.step_ids, self.case.share_ids, self.report, reply):
            for operation in ("read", "write", "create", "unlink"):
                self.assertFalse(records.with_user(self.rosa).has_access(operation), (records._name, operation))
        with mute_logger(*NOBODY), self.assertRaises(JsonRpcException):
            self.make_jsonrpc_request(
                "/web/dataset/call_kw",
                {"model": "after_sales.case.report", "method": "read", "args": [self.report.ids, ["words"]], "kwargs": {}},
            )

    def test_pictures_of_the_case_are_not_handed_out(self):
        file = self.env["ir.attachment"].create(
            {"name": "inside.txt", "raw": b"internal", "res_model": self.case._name, "res_id": self.case.id}
        )

        with mute_logger(*NOBODY):
            answer = self.url_open(f"/web/content/{file.id}")

        self.assertNotIn("internal", answer.text[:20])
        self.assertRefused(lambda: file.with_user(self.rosa).read(["raw"]), error=AccessError)

    def test_a_file_is_had_from_the_reply_that_it_is_enclosed_with_alone(self):
        upload = {"name": "letter.txt", "raw": b"enclosed", "res_model": "after_sales.case.reply", "res_id": 0}
        file = self.env["ir.attachment"].with_user(self.sales).create(upload)
        reply, other = self.a_sent_reply(self.case, attachment_ids=file.ids), self.a_sent_reply(self.case)
        inside = self.env["ir.attachment"].create({**upload, "raw": b"internal", "res_id": other.id})

        self.as_user(self.rosa)
        self.assertEqual(self.page(f"/my/complaints/replies/{reply.id}/files/{file.id}").content, b"enclosed")
        self.assertTurnedAway(f"/my/complaints/replies/{other.id}/files/{file.id}")
        self.assertTurnedAway(f"/my/complaints/replies/{other.id}/files/{inside.id}")
        self.as_user(self.ivan)
        self.assertTurnedAway(f"/my/complaints/replies/{reply.id}/files/{file.id}")
        token = other.sudo()._portal_ensure_token()
        self.assertTurnedAway(f"/my/complaints/replies/{reply.id}/files/{file.id}?access_token={token}")

    def test_an_archived_user_is_out_at_once(self):
        self.page("/my/complaints")

        self.rosa.active = False

        for url in ("/my/complaints", f"/my/complaints/{self.report.id}", "/my/complaints/new"):
            self.assertTurnedAway(url)
