# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .evidence_common import EvidenceCommon

#: One white pixel.
SIGNATURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceEvidenceSigning(EvidenceCommon):
    """The customer's signature on a proof: on the portal or on a tablet (R6.02)."""

    def set_stage(self):
        super().set_stage()
        self.document = self.an_approved_return(self.order, (self.product, 2))
        self.rosa = new_test_user(self.env, "rosa", groups="base.group_portal")
        self.rosa.partner_id.parent_id = self.customer

    def test_the_signature_of_the_customer_is_a_certificate_that_waits_to_be_checked(self):
        self.document.with_user(self.rosa).sudo().action_sign_evidence("Rosa Alvarez", SIGNATURE)

        proof = self.document.evidence_ids
        self.assertEqual((proof.kind, proof.signer, proof.state), ("return_certificate", "Rosa Alvarez", "to_check"))
        self.assertTrue(proof.signature and proof.attachment_ids)
        self.assertEqual(str(proof.signed_on), "2026-03-02")
        self.assertFalse(proof.is_stamped)

    def test_the_signature_goes_on_the_paper_that_was_brought_before(self):
        proof = self.a_proof(self.document)

        self.document.with_user(self.sales).action_sign_evidence(" Rosa ", SIGNATURE)

        self.assertEqual((self.document.evidence_ids, proof.signer), (proof, "Rosa"))
        self.assertEqual(len(proof.attachment_ids), 1)

    def test_nothing_is_signed_without_name_or_signature_or_on_what_is_proved(self):
        for signer, signature in ((" ", SIGNATURE), ("Rosa", False)):
            self.assertRefused(
                lambda s=signer, i=signature: self.document.action_sign_evidence(s, i), "write your name and sign"
            )
        self.an_accepted_proof(self.document)
        self.assertRefused(lambda: self.document.action_sign_evidence("Rosa", SIGNATURE), "nothing to sign")
        draft = self.a_return(self.order, (self.product, 1))
        self.assertRefused(lambda: draft.action_sign_evidence("Rosa", SIGNATURE), "takes no proof")

    def test_others_sign_nothing(self):
        stranger = new_test_user(self.env, "stranger", groups="base.group_portal")

        for user in (stranger, self.warehouse_user, self.approver_gm, self.accountant, self.auditor):
            self.assertRefused(
                lambda user=user: self.document.with_user(user).action_sign_evidence("Rosa", SIGNATURE), error=AccessError
            )

    def test_a_portal_user_who_may_read_a_document_signs_only_his_own(self):
        stranger = new_test_user(self.env, "stranger", groups="base.group_portal")
        self.env["ir.model.access"].sudo().create(
            {
                "name": "portal",
                "model_id": self.env["ir.model"]._get_id(self.document._name),
                "group_id": self.env.ref("base.group_portal").id,
                "perm_read": True,
            }
        )
        (stranger | self.rosa).write({"company_id": self.company.id, "company_ids": self.company.ids})

        self.assertRefused(
            lambda: self.document.with_user(stranger).action_sign_evidence("Rosa", SIGNATURE),
            "is not yours to sign",
            error=AccessError,
        )
        self.document.with_user(self.rosa).action_sign_evidence("Rosa", SIGNATURE)
        self.assertEqual(self.document.evidence_ids.signer, "Rosa")
