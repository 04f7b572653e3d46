# Part of after_sales. LGPL-3.
import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .complaint_portal_common import ComplaintPortalCommon
from .portal_common import PIXEL


@tagged("post_install", "-at_install", "after_sales")
class TestCasePortalReply(ComplaintPortalCommon):
    """The customer reads a reply in the portal, and accepts, signs or refuses it there (R4.42, R4.50)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"
        self.case = self.a_closed_case(("allowance", 400))

    def setUp(self):
        super().setUp()
        self.as_user(self.rosa)

    def sign(self, reply, name="Rosa", signature=None):
        drawn = base64.b64encode(PIXEL).decode() if signature is None else signature
        return self.make_jsonrpc_request(
            f"/my/complaints/replies/{reply.id}/sign", {"name": name, "signature": drawn}
        )

    def test_the_customer_is_told_by_mail_and_reads_it_in_the_portal(self):
        reply = self.a_sent_reply(self.case)

        message = reply.message_ids.filtered(lambda message: message.message_type == "comment")
        self.assertEqual(message.notified_partner_ids, self.customer)
        self.assertNotIn("We are sorry", message.body)
        self.assertIn("We are sorry", self.page(f"/my/complaints/replies/{reply.id}").text)
        self.assertIn(reply.name, self.page("/my/complaints").text)

    def test_a_draft_is_nobodys_page(self):
        """R4.43"""
        reply = self.a_reply(self.case)
        token = reply.sudo()._portal_ensure_token()

        self.assertTurnedAway(f"/my/complaints/replies/{reply.id}")
        self.assertTurnedAway(f"/my/complaints/replies/{reply.id}?access_token={token}")
        self.assertTurnedAway(f"/my/complaints/replies/{self.a_sent_reply(self.case, way='phone').id}")

    def test_what_is_above_authority_is_not_sent_through_the_portal_either(self):
        """R4.43"""
        reply = self.a_reply(self.case, promised_amount=400.01)

        self.assertRefused(reply.action_send, "400.00")
        self.assertTurnedAway(f"/my/complaints/replies/{reply.id}")

    def test_the_customer_accepts(self):
        """R4.50"""
        reply = self.a_sent_reply(self.case, promised_amount=400)

        self.assertEqual(self.answered(reply, "accept").status_code, 303)

        self.assertEqual((reply.state, bool(reply.answered_on)), ("accepted", True))
        self.assertIn("You accepted", self.page(f"/my/complaints/replies/{reply.id}").text)
        self.assertIn("Accepted by Customer", "".join(self.case.message_ids.mapped("body")))

    def test_who_has_the_link_from_the_mail_answers_without_a_login(self):
        reply = self.a_sent_reply(self.case)
        token = reply.sudo().access_token
        self.as_user(None)

        self.page(f"/my/complaints/replies/{reply.id}?access_token={token}")
        self.assertEqual(self.answered(reply, "accept", token).status_code, 303)

        self.assertEqual(reply.state, "accepted")

    def test_a_refusal_says_why_and_asks_the_salesperson_for_the_next_round(self):
        """R4.42"""
        reply = self.a_sent_reply(self.case, promised_amount=400)
        self.assertIn("say why", self.answered(reply, "refuse").text)
        self.assertEqual(reply.state, "sent")

        self.answered(reply, "refuse", words="400 is too little")

        self.assertEqual((reply.state, reply.answer), ("rejected", "400 is too little"))
        self.assertTrue(self.case.is_refused_by_customer)
        activity = self.case.activity_ids.filtered(lambda each: "does not accept" in (each.summary or ""))
        self.assertEqual(activity.user_id, self.sales)
        self.assertEqual(self.case.state, "approved", "the next round is the salesperson's act")
        self.case.with_user(self.sales).action_supersede()
        self.assertEqual((self.case.state, self.case.child_ids.round), ("superseded", 2))

    def test_an_answer_is_given_once(self):
        reply = self.a_sent_reply(self.case)
        self.answered(reply, "accept")

        again = self.answered(reply, "refuse", words="I changed my mind")

        self.assertEqual((again.status_code, reply.state), (422, "accepted"))
        self.assertIn("answered this already", again.text)

    def test_only_the_newest_answer_waits_for_a_word(self):
        old, new = self.a_sent_reply(self.case), self.a_sent_reply(self.case, body="<p>A better offer</p>")

        self.assertIn("not open for an answer", self.answered(old, "accept").text)
        self.assertEqual(self.answered(new, "accept").status_code, 303)
        self.assertEqual((old.state, new.state), ("sent", "accepted"))

    def test_what_asks_for_a_signature_is_accepted_with_one_alone(self):
        reply = self.a_sent_reply(self.case, is_signature_asked=True)

        self.assertIn("sign", self.answered(reply, "accept").text)
        for name, signature in (("", None), ("Rosa", ""), ("Rosa", base64.b64encode(b"<svg/>").decode()), ("Rosa", "%")):
            self.assertIn("sign", self.sign(reply, name, signature)["error"])
        self.assertEqual(reply.state, "sent")

        self.assertIn("redirect_url", self.sign(reply))

        self.assertEqual((reply.state, reply.signer), ("accepted", "Rosa"))
        self.assertTrue(reply.signature)

    def test_nobody_else_answers(self):
        reply = self.a_sent_reply(self.case)
        stranger = self.a_sent_reply(self.an_accepted_case())

        for user, token in (
            (self.ivan, None), (self.ivan, "x"), (None, None), (None, stranger.sudo().access_token), (self.sales, None)
        ):  # fmt: skip
            self.as_user(user)
            for answer in ("accept", "refuse"):
                self.assertIn(self.answered(reply, answer, token, words="No").status_code, (302, 303))
            self.assertIn("not yours", self.sign(reply)["error"])
        self.assertEqual(reply.state, "sent")

    def test_a_page_of_another_site_cannot_answer_in_his_name(self):
        reply = self.a_sent_reply(self.case)

        with mute_logger("odoo.http"):
            answer = self.answered(reply, "accept", csrf_token="forged")

        self.assertEqual((answer.status_code, reply.state), (400, "sent"))

    def test_the_answer_and_the_signature_are_written_by_nobody(self):
        reply = self.a_sent_reply(self.case)

        for vals in ({"signer": "Rosa"}, {"answer": "Yes"}, {"signature": base64.b64encode(PIXEL)}):
            self.assertRefused(lambda vals=vals: reply.write(vals), error=AccessError)
        self.assertRefused(lambda: reply.write({"is_signature_asked": True}), "does not change any more")
        self.assertRefused(lambda: reply.write({"attachment_ids": [(5,)]}), "does not change any more")

    def test_files_of_other_records_are_not_enclosed(self):
        """R4.44"""
        files = self.env["ir.attachment"].with_user(self.sales)
        inside = files.create({"name": "form.pdf", "raw": b"x", "res_model": self.case._name, "res_id": self.case.id})

        self.assertRefused(self.a_reply(self.case, attachment_ids=inside.ids).action_send, "form.pdf belongs to")

    def test_who_cannot_be_reached_is_not_answered_through_the_portal(self):
        stranger = self.env["res.partner"].create({"name": "Nobody"})

        self.assertRefused(self.a_reply(self.case, partner_id=stranger.id).action_send, "neither a login")

    def test_the_complaint_says_where_it_stands_in_the_customers_words(self):
        """R4.44"""
        self.reported({self.key(self.delivery): "1"})
        report = self.reports()
        case = report.case_id
        self.assertEqual(report.status, "received")
        case.with_user(self.sales).action_report()
        case.with_user(self.coordinator).action_accept()
        self.assertEqual(report.status, "examined")
        self.proposed(self.investigated(case), ("rework", 50))
        self.approved(self.negotiated(self.approved(case)))
        reply = self.a_sent_reply(case)
        self.assertEqual(report.status, "answered")
        self.answered(reply, "refuse", words="No")
        report.invalidate_recordset()
        self.assertEqual(report.status, "examined")
        case.with_user(self.sales).action_supersede()
        report.invalidate_recordset()
        self.assertEqual((report.status, report._case_now()), ("examined", case.child_ids))
        case.child_ids.with_user(self.coordinator).sudo().action_cancel()
        report.invalidate_recordset()
        self.assertEqual(report.status, "closed")
        self.assertIn("Closed", self.page(f"/my/complaints/{report.id}").text)

    def test_the_salesperson_sees_the_page_as_the_customer_does(self):
        reply = self.a_sent_reply(self.case)

        self.assertIn(f"/my/complaints/replies/{reply.id}", reply.action_preview_portal()["url"])
        self.as_user(self.sales)
        self.assertIn("We are sorry", self.page(f"/my/complaints/replies/{reply.id}").text)
