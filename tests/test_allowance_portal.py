# Part of after_sales. LGPL-3.
import base64

from odoo.http import Request
from odoo.tests import tagged

from .allowances import Allowances
from .portal_common import PIXEL, PortalCommon

SIGNATURE = base64.b64encode(PIXEL).decode()


@tagged("post_install", "-at_install", "after_sales")
class TestAllowancePortal(Allowances, PortalCommon):
    """The customer reads the certificate in the portal, signs it and sends it in (R6.02 to R6.04)."""

    def set_stage(self):
        super().set_stage()
        self.company.write({"after_sales_allowance_proof_required": True, "after_sales_return_proof_required": True})
        self.invoice = self.invoiced(self.order)
        self.document = self.an_approved_allowance((self.invoice.invoice_line_ids, {"unit_amount": 2.0}))
        foreign_invoice = self.invoiced(self.foreign_order)
        self.foreign = self.an_approved_allowance(
            (foreign_invoice.invoice_line_ids, {"unit_amount": 1.0}), partner=self.other
        )

    def signed(self, document, name="Rosa Alvarez", signature=SIGNATURE, token="", kind="allowances"):
        url = f"/my/{kind}/{document.id}/sign" + (f"?access_token={token}" if token else "")
        return self.make_jsonrpc_request(url, {"name": name, "signature": signature})

    def sent(self, document, files=(("seal.png", PIXEL),), kind="allowances", paper="allowance_certificate", token=""):
        return self.url_open(
            f"/my/{kind}/{document.id}/proof?access_token={token}",
            data={"csrf_token": Request.csrf_token(self), "paper": paper},
            files=[("files", file) for file in files] or None,
            allow_redirects=False,
        )

    def test_the_stamped_copy_and_the_signature_post_the_credit_note_once_they_are_checked(self):
        """R6.04"""
        self.as_user(self.rosa)
        self.page(f"/my/allowances/{self.document.id}")

        self.assertIn("&sent=1", self.sent(self.document).headers["Location"])
        self.assertIn("&signed=1", self.signed(self.document)["redirect_url"])

        proof = self.document.evidence_ids
        self.assertEqual((proof.kind, proof.signer, proof.state), ("allowance_certificate", "Rosa Alvarez", "to_check"))
        self.assertEqual((self.document.state, proof.attachment_ids.raw), ("approved", PIXEL))
        proof.with_user(self.accountant).is_stamped = True
        proof.with_user(self.accountant).action_check()
        self.assertEqual(self.document.state, "done")
        self.assertEqual(self.document.sudo().credit_note_ids.amount_untaxed, 20.0)
        page = self.page(f"/my/allowances/{self.document.id}").text
        self.assertIn(self.document.sudo().credit_note_ids.name, page)
        self.assertNotIn("after_sales_tasks", page)
        self.assertIn("nothing of you", self.signed(self.document)["error"])

    def test_a_return_is_proved_in_the_same_way(self):
        """R5.11, R6.02"""
        document = self.received(self.an_approved_return(self.order, (self.product, 2)))
        self.as_user(self.rosa)
        self.assertIn("after_sales_tasks", self.page(f"/my/returns/{document.id}").text)

        self.sent(document, kind="returns", paper="return_certificate")
        self.signed(document, kind="returns")

        proof = document.evidence_ids
        self.assertEqual((proof.kind, proof.signer), ("return_certificate", "Rosa Alvarez"))
        proof.with_user(self.accountant).is_stamped = True
        proof.with_user(self.accountant).action_check()
        self.assertEqual(document.credit_status, "credited")

    def test_the_token_is_enough_to_sign(self):
        """R6.02"""
        token = self.document._portal_ensure_token()
        self.as_user(None)

        self.assertIn(self.document.name, self.page(f"/my/allowances/{self.document.id}?access_token={token}").text)
        self.assertTrue(self.signed(self.document, token=token)["force_refresh"])

        self.assertEqual(self.document.evidence_ids.signer, "Rosa Alvarez")
        self.assertIn("Rosa Alvarez", self.page(f"/my/allowances/{self.document.id}/certificate?access_token={token}").text)

    def test_what_belongs_to_others_is_neither_seen_nor_signed(self):
        token = self.foreign._portal_ensure_token()
        for user in (self.ivan, None):
            self.as_user(user)
            for page in ("/my/allowances/%s", "/my/allowances/%s/certificate"):
                for document_id in (self.document.id, 999_999_999):
                    self.assertTurnedAway(page % document_id)
                self.assertTurnedAway(f"{page % self.document.id}?access_token={token}")
            for wrong in ("", "x", token):
                self.assertIn("error", self.signed(self.document, token=wrong))
                self.assertEqual(self.sent(self.document, token=wrong).headers["Location"].rpartition("/")[2], "my")
        self.assertFalse((self.document | self.foreign).evidence_ids)

    def test_a_colleague_who_may_not_change_the_document_signs_nothing_in_its_preview(self):
        token = self.document._portal_ensure_token()
        self.approver_gm.password = self.approver_gm.login
        self.as_user(self.approver_gm)

        self.assertIn("error", self.signed(self.document, token=token))
        self.assertIn("/my", self.sent(self.document, token=token).headers["Location"])
        self.assertFalse(self.document.evidence_ids)

    def test_what_is_only_proposed_is_not_shown(self):
        """R6.02: signed after both approvals"""
        proposed = self.a_submitted_allowance((self.invoice.invoice_line_ids, {"unit_amount": 0.5}))
        token = proposed._portal_ensure_token()
        self.as_user(self.rosa)

        listed = self.page("/my/allowances").text
        self.assertIn(self.document.name, listed)
        self.assertNotIn(self.foreign.name, listed)
        self.assertNotIn(proposed.name, listed)
        self.assertTurnedAway(f"/my/allowances/{proposed.id}?access_token={token}")
        self.assertIn("error", self.signed(proposed, token=token))

    def test_the_page_shows_nothing_of_the_house(self):
        """R4.44: no approver, no comment, no note"""
        self.document.sudo().write({"note": "He shouts"})
        self.document.with_user(self.approver_gm).message_post(body="Is it worth it?", subtype_xmlid="mail.mt_comment")
        self.as_user(self.rosa)

        page = self.page(f"/my/allowances/{self.document.id}").text.partition("o_after_sales_portal")[2]
        paper = self.page(f"/my/allowances/{self.document.id}/certificate").text

        for words in (self.approver_gm.name, self.approver_manager.name, "shouts", "worth it"):
            self.assertNotIn(words, page)
            self.assertNotIn(words, paper)

    def test_nothing_but_a_drawing_is_a_signature_and_nothing_but_a_paper_a_proof(self):
        self.as_user(self.rosa)
        self.page("/my/allowances")

        for name, signature in (("", SIGNATURE), ("Rosa", ""), ("Rosa", "x"), ("Rosa", base64.b64encode(b"<svg/>").decode())):
            self.assertIn("write your name and sign", self.signed(self.document, name, signature)["error"])
        for files in ((), (("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),), [("p.png", PIXEL)] * 6):
            self.refusals(self.sent(self.document, files))
        self.refusals(self.sent(self.document, paper="invoice_original"))
        self.assertFalse(self.document.evidence_ids)

    def test_papers_sent_later_join_those_that_wait_but_not_without_end(self):
        self.as_user(self.rosa)
        self.page("/my/allowances")

        for _time in range(3):
            self.sent(self.document, [("p.png", PIXEL)] * 2)

        self.assertEqual(len(self.document.evidence_ids.attachment_ids), 4)
