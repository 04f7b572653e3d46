# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .evidence_common import EvidenceCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceEvidence(EvidenceCommon):
    """What the buyer proves with, who looks at it, and what counts (R5.10, R5.11)."""

    def set_stage(self):
        super().set_stage()
        self.document = self.an_approved_return(self.order, (self.product, 2))

    def test_each_kind_of_paper_proves_a_return(self):
        for kind in ("invoice_original", "invoice_copy", "return_certificate"):
            document = self.an_approved_return(self.order, (self.product, 1))
            proof = self.an_accepted_proof(document, kind=kind)

            self.assertProgress(document, evidence_status="complete")
            self.assertEqual((proof.state, proof.checked_by_id), ("checked", self.accountant))
            self.assertTrue(proof.must_show)

    def test_the_small_form_offers_what_the_document_takes_and_says_what_to_look_for(self):
        action = self.document.action_add_evidence()
        form = Form(self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"]))
        self.assertEqual(form.accepted_kinds, ["invoice_original", "invoice_copy", "return_certificate"])
        form.kind = "invoice_copy"
        self.assertIn("returned quantity, unit price and amount", form.must_show)
        form.attachment_ids.add(self.a_file())
        form.is_stamped = True

        proof = form.save()

        self.assertEqual((self.document.evidence_ids, proof.document_amount), (proof, 200.0))
        self.assertEqual(proof.action_open_document()["res_id"], self.document.id)

    def test_a_certificate_of_an_allowance_proves_no_return(self):
        proof = self.a_proof(self.document, kind="allowance_certificate")

        self.assertRefused(proof.with_user(self.accountant).action_check, "Choose another kind")

    def test_a_proof_without_a_file_is_refused_at_once(self):
        self.assertRefused(lambda: self.a_proof(self.document, attachment_ids=[]), "has no file")
        proof = self.a_proof(self.document)
        self.assertRefused(lambda: proof.write({"attachment_ids": [Command.clear()]}), "has no file")

    def test_a_link_or_an_empty_file_is_no_proof(self):
        for values in ({"type": "url", "url": "https://example.com/scan.pdf", "raw": False}, {"raw": b""}):
            files = [Command.set(self.a_file(**values).ids)]
            self.assertRefused(lambda files=files: self.a_proof(self.document, attachment_ids=files), "has no file")

    def test_what_is_not_stamped_is_not_accepted(self):
        proof = self.a_proof(self.document, is_stamped=False)
        self.assertRefused(proof.with_user(self.accountant).action_check, "not marked as stamped")

        proof.with_user(self.accountant).is_stamped = True
        proof.with_user(self.accountant).action_check()

        self.assertProgress(self.document, evidence_status="complete")

    def test_one_proof_is_enough_and_a_second_is_refused(self):
        self.an_accepted_proof(self.document)
        second = self.a_proof(self.document, kind="invoice_copy")

        self.assertRefused(second.with_user(self.accountant).action_check, "one is all it takes")

    def test_two_proofs_of_one_document_are_not_accepted_together(self):
        proofs = self.a_proof(self.document) | self.a_proof(self.document, kind="invoice_copy")

        self.assertRefused(proofs.with_user(self.accountant).action_check, "one is all it takes")
        self.assertEqual(set(proofs.mapped("state")), {"to_check"})

    def test_proofs_of_several_documents_are_accepted_together(self):
        other = self.an_approved_return(self.order, (self.product, 1))
        proofs = self.a_proof(self.document) | self.a_proof(other)

        proofs.with_user(self.accountant).action_check()

        self.assertEqual(set((self.document | other).mapped("evidence_status")), {"complete"})

    def test_a_rejected_proof_asks_for_another_one_and_says_why(self):
        proof = self.rejected(self.a_proof(self.document), why="Another invoice.")

        self.assertProgress(self.document, evidence_status="missing")
        self.assertIn("Another invoice.", self.document.evidence_wanted)
        self.assertIn("Another invoice.", self.document.message_ids[0].body)
        self.assertRefused(proof.with_user(self.accountant).action_check, "has been checked")
        self.an_accepted_proof(self.document)
        self.assertProgress(self.document, evidence_status="complete")

    def test_what_was_accepted_by_mistake_is_rejected_until_something_posted_on_it(self):
        self.rejected(self.an_accepted_proof(self.document))
        self.assertProgress(self.document, evidence_status="missing")

        proof = self.an_accepted_proof(self.document)
        self.received(self.document)

        self.assertProgress(self.document, state="done")
        self.assertRefused(lambda: self.rejected(proof), "has been credited on the proof")

    def test_nothing_is_checked_before_the_document_is_approved(self):
        proof = self.a_proof(self.a_submitted_return(self.order, (self.product, 1)))

        self.assertRefused(proof.with_user(self.accountant).action_check, "cannot be checked yet")

    def test_a_closed_document_takes_no_proof(self):
        self.document.action_cancel()

        self.assertRefused(lambda: self.a_proof(self.document), "takes no proof")

    def test_a_document_that_became_another_one_is_proved_anew(self):
        proof = self.an_accepted_proof(self.document)
        self.document.action_cancel()
        self.document.action_reset()

        self.assertEqual((proof.state, proof.checked_by_id.ids), ("to_check", []))

    def test_whoever_brings_a_proof_does_not_check_it_unless_the_company_lets_him(self):
        proof = self.a_proof(self.document, user=self.clerk)
        self.assertRefused(proof.action_check, "somebody else must check it")

        self.company.after_sales_proof_four_eyes = False
        proof.action_check()

        self.assertProgress(self.document, evidence_status="complete")

    def test_whoever_replaces_the_files_is_the_one_who_brought_them(self):
        proof = self.a_proof(self.document)
        proof.with_user(self.clerk).write({"attachment_ids": [Command.set(self.a_file(self.clerk).ids)]})

        self.assertRefused(proof.with_user(self.clerk).action_check, "somebody else must check it")

    def test_a_draft_takes_its_proofs_along_when_it_is_deleted(self):
        draft = self.a_return(self.order, (self.product, 1))
        proof = self.a_proof(draft)

        draft.unlink()

        self.assertFalse(proof.exists())

    def test_a_proof_belongs_to_a_document_that_takes_proofs(self):
        for named in (
            {"res_model": "res.partner", "res_id": self.customer.id},
            {"res_model": self.document._name, "res_id": 0},
            {"res_model": "no.such.model", "res_id": 1},
        ):
            self.assertRefused(lambda named=named: self.a_proof(self.document, **named), "belongs to", error=AccessError)

    def test_a_proof_stays_with_its_document(self):
        other = self.an_approved_return(self.order, (self.product, 1))
        proof = self.a_proof(self.document)

        self.assertRefused(lambda: proof.write({"res_id": other.id}), "belongs to", error=AccessError)

    def test_the_switches_stand_in_the_decision_log(self):
        self.company.after_sales_return_proof_required = False

        row = self.env["after_sales.approval.log"].sudo().search([("res_model", "=", "res.company")], limit=1)
        self.assertEqual((row.event, row.res_id), ("configured", self.company.id))
