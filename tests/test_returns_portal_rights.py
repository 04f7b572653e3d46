# Part of after_sales. LGPL-3.
from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from .portal_common import PortalCommon

NOBODY = "odoo.addons.base.models.ir_rule"


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPortalRights(PortalCommon):
    """Every route, tried with what belongs to somebody else (checklist: the portal is safe)."""

    def set_stage(self):
        super().set_stage()
        self.invoiced(self.order)
        self.document = self.an_approved_return(self.order, (self.product, 2))
        self.foreign = self.an_approved_return(self.foreign_order, (self.pump, 1))
        self.pages = ("/my/returns/%s", "/my/returns/%s/parcel", "/my/returns/%s/certificate")

    def test_the_return_of_another_customer_is_not_there(self):
        self.as_user(self.ivan)

        for page in self.pages:
            self.assertTurnedAway(page % self.document.id)
            self.assertTurnedAway(page % 999_999_999)

    def test_the_token_of_one_return_does_not_open_another(self):
        token = self.foreign._portal_ensure_token()

        for user in (self.ivan, None):
            self.as_user(user)
            for page in self.pages:
                self.assertTurnedAway(f"{page % self.document.id}?access_token={token}")

    def test_its_own_token_opens_it_without_a_login(self):
        self.as_user(None)
        token = self.document._portal_ensure_token()

        self.assertIn(self.document.name, self.page(f"/my/returns/{self.document.id}?access_token={token}").text)
        self.assertTurnedAway(f"/my/returns/{self.document.id}?access_token=")
        self.assertTurnedAway(f"/my/returns/{self.document.id}")

    def test_who_is_not_logged_in_has_no_list_and_no_form(self):
        self.as_user(None)

        for url in ("/my/returns", f"/my/returns/new?order={self.order.id}"):
            self.assertIn("/web/login", self.assertTurnedAway(url).headers["Location"])

    def test_an_archived_user_is_out_at_once(self):
        self.as_user(self.rosa)
        self.page("/my/returns")

        self.rosa.active = False

        for url in ("/my/returns", f"/my/returns/{self.document.id}", f"/my/returns/new?order={self.order.id}"):
            self.assertTurnedAway(url)
        self.assertEqual(self.asked({self.key(self.delivery): 1}).status_code, 303)
        self.assertFalse(self.requests())

    def test_the_form_of_another_customers_order_is_not_there(self):
        self.as_user(self.rosa)

        for order in (self.foreign_order.id, 999_999_999, "", "x", "1 or 1", "9" * 40):
            self.assertTurnedAway(f"/my/returns/new?order={order}")

    def test_nothing_is_printed_that_is_not_the_customers(self):
        self.as_user(self.rosa)

        for form in ("slip", "list", "effect", "parcel.pdf"):
            self.assertTurnedAway(f"/my/returns/{self.document.id}/{form}")
        with mute_logger(NOBODY, "odoo.http"):
            for report in ("slip", "certificate", "parcel", "list"):
                answer = self.url_open(f"/report/html/after_sales.after_sales_return_{report}/{self.document.id}")
                self.assertNotIn(self.document.name, answer.text)

    def test_he_prints_his_papers(self):
        self.as_user(self.rosa)

        for form in ("parcel", "certificate"):
            answer = self.page(f"/my/returns/{self.document.id}/{form}")
            self.assertIn(self.document.name, answer.text)
            self.assertNotIn(self.approver_gm.name, answer.text)

    def test_the_page_shows_nothing_of_the_house(self):
        """R4.44: no approver, no comment, no note, no cost"""
        self.document.sudo().message_post(body="Pay him, he shouts", subtype_xmlid="mail.mt_note")
        self.document.with_user(self.approver_gm).message_post(body="Is it worth it?", subtype_xmlid="mail.mt_comment")
        self.as_user(self.rosa)

        page = self.page(f"/my/returns/{self.document.id}").text.partition("o_after_sales_portal")[2]

        for words in (self.approver_gm.name, self.sales.name, "shouts", "worth it", "Quarantine", "10.00"):
            self.assertNotIn(words, page)

    def test_the_chatter_holds_what_was_said_to_or_by_the_customer(self):
        """R4.44"""
        comment = {"subtype_xmlid": "mail.mt_comment"}
        document = self.document.sudo()
        said = document.message_post(body="Thank you", author_id=self.customer.id, message_type="comment", **comment)
        told = document.message_post(
            body="On our way", partner_ids=self.customer.ids, message_type="comment", **comment
        )
        document.message_post(body="Is it worth it?", message_type="comment", **comment)
        document.message_post(body="He shouts", subtype_xmlid="mail.mt_note", message_type="comment")
        self.as_user(self.rosa)

        fetched = self.fetched(document._portal_ensure_token())

        self.assertEqual(set(fetched["messages"]), set((said | told).ids))

    def test_a_wrong_token_opens_no_chatter(self):
        document = self.document.sudo()
        document.message_post(body="On our way", partner_ids=self.customer.ids, subtype_xmlid="mail.mt_comment")
        self.as_user(self.ivan)

        for token in ("x", self.foreign._portal_ensure_token()):
            with mute_logger("odoo.http"), self.assertRaises(JsonRpcException):
                self.fetched(token)
        self.assertFalse(self.fetched("")["messages"])

    def fetched(self, token):
        thread = {"thread_model": self.document._name, "thread_id": self.document.id, "token": token}
        return self.make_jsonrpc_request("/mail/chatter_fetch", thread)
