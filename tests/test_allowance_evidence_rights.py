# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .evidence_common import EvidenceCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceEvidenceRights(EvidenceCommon):
    """Who reads, brings and checks proofs, and that nobody changes what was checked (R5.11, R14.06, R14.07)."""

    def set_stage(self):
        super().set_stage()
        self.document = self.an_approved_return(self.order, (self.product, 2))

    def test_sales_clerks_coordinators_and_accountants_bring_proofs(self):
        for user in (self.sales, self.clerk, self._a_user("coordinator"), self.accountant):
            self.assertEqual(self.a_proof(self.document, user=user).brought_by_id, user)

    def test_other_roles_bring_nothing_and_change_nothing(self):
        proof = self.a_proof(self.document)

        for user in (self.warehouse_user, self.approver_gm, self.auditor, self.administrator):
            self.assertEqual(proof.with_user(user).kind, "return_certificate")
            for forbidden in (
                lambda user=user: self.a_proof(self.document, user=user),
                lambda user=user: proof.with_user(user).write({"note": "x"}),
                lambda user=user: proof.with_user(user).unlink(),
                lambda user=user: proof.with_user(user).copy(),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_only_accountants_and_clerks_check(self):
        proof = self.a_proof(self.document)

        for user in (self.sales, self.warehouse_user, self.approver_gm, self.auditor, self.administrator):
            for forbidden in (
                proof.with_user(user).action_check,
                proof.with_user(user).action_reject,
                lambda user=user: proof.with_user(user)._reject("x"),
            ):
                self.assertRefused(forbidden, "can only be", error=AccessError)
        proof.with_user(self.clerk).action_check()
        self.assertEqual(proof.checked_by_id, self.clerk)

    def test_nobody_writes_the_check_himself(self):
        for forged in (
            {"state": "checked"},
            {"checked_by_id": self.accountant.id},
            {"checked_on": "2026-03-01"},
            {"brought_by_id": self.clerk.id},
            {"company_id": self.company.id},
        ):
            for user in (self.sales, self.accountant, self.env.user):
                proof = self.a_proof(self.document)
                self.assertRefused(lambda p=proof, u=user, f=forged: p.with_user(u).write(f), error=AccessError)
                self.assertRefused(lambda f=forged: self.a_proof(self.document, **f), error=AccessError)
        self.assertRefused(
            lambda: self.document.sudo().write({"evidence_status": "complete"}), "use the buttons", error=AccessError
        )

    def test_a_default_in_the_context_checks_nothing(self):
        forging = self.env["after_sales.evidence"].with_context(
            default_state="checked", default_checked_by_id=self.accountant.id, after_sales_engine=True
        )
        proof = forging.with_user(self.sales).create(
            {
                "res_model": self.document._name,
                "res_id": self.document.id,
                "kind": "invoice_copy",
                "is_stamped": True,
                "attachment_ids": [Command.set(self.a_file().ids)],
            }
        )

        self.assertEqual((proof.state, proof.checked_by_id.ids), ("to_check", []))

    def test_what_was_checked_neither_changes_nor_goes(self):
        for proof in (self.rejected(self.a_proof(self.document)), self.an_accepted_proof(self.document)):
            for user in (self.sales, self.accountant, self.env.user):
                for records in (proof.with_user(user), proof.with_user(user).sudo()):
                    for change in ({"kind": "invoice_copy"}, {"is_stamped": False}, {"attachment_ids": [Command.clear()]}):
                        self.assertRefused(lambda r=records, c=change: r.write(c), "can be changed or deleted")
                    self.assertRefused(records.unlink, "can be changed or deleted")

    def test_the_files_of_a_checked_proof_are_safe_too(self):
        file = self.an_accepted_proof(self.document).attachment_ids

        for user in (self.sales, self.accountant, self.env.user):
            for forbidden in (
                lambda user=user: file.with_user(user).write({"raw": b"forged"}),
                lambda user=user: file.with_user(user).unlink(),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_whoever_reads_the_document_reads_the_files(self):
        file = self.a_proof(self.document).attachment_ids
        outsider = new_test_user(self.env, "outsider", groups="base.group_user", company_id=self.company.id)

        for user in (self.warehouse_user, self.approver_gm, self.auditor):
            self.assertEqual(file.with_user(user).raw, b"seal")
        self.assertRefused(lambda: file.with_user(outsider).read(["raw"]), error=AccessError)

    def test_a_file_of_another_record_is_copied_and_stays_what_it_was(self):
        file = self.a_file(res_model="sale.order", res_id=self.order.id)
        proof = self.a_proof(self.document, attachment_ids=[Command.set(file.ids)])

        self.assertNotEqual(proof.attachment_ids, file)
        self.assertEqual((file.res_model, proof.attachment_ids.raw), ("sale.order", file.raw))
        file.sudo().raw = b"another paper"
        self.assertEqual(proof.attachment_ids.raw, b"seal")

    def test_nobody_brings_a_file_that_he_may_not_read(self):
        secret = self.env["ir.attachment"].sudo().create({"name": "pay.pdf", "raw": b"x", "res_model": "res.users", "res_id": 0})

        self.assertRefused(
            lambda: self.a_proof(self.document, attachment_ids=[Command.set(secret.ids)]), error=AccessError
        )

    def test_another_company_sees_and_brings_nothing(self):
        proof = self.a_proof(self.document)
        other = self.env["res.company"].create({"name": "Other Ltd"})

        for role in ("sales", "accountant", "auditor"):
            stranger = self._a_user(role, login=f"stranger_{role}", company=other)
            self.assertFalse(self.env["after_sales.evidence"].with_user(stranger).search([("id", "=", proof.id)]))
            for forbidden in (
                lambda s=stranger: proof.with_user(s).read(["kind"]),
                lambda s=stranger: proof.attachment_ids.with_user(s).read(["raw"]),
                lambda s=stranger: proof.with_user(s).action_check(),
                lambda s=stranger: self.a_proof(self.document, user=s),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_a_proof_is_no_way_to_a_document_that_a_rule_hides(self):
        proof = self.a_proof(self.document)
        self.env["ir.rule"].sudo().create(
            {
                "name": "Own returns only",
                "model_id": self.env["ir.model"]._get_id(self.document._name),
                "groups": [Command.link(self.env.ref("after_sales.after_sales_group_clerk").id)],
                "domain_force": "[('user_id', '=', user.id)]",
            }
        )

        self.assertFalse(self.env["after_sales.evidence"].with_user(self.clerk).search([("id", "=", proof.id)]))
        self.assertRefused(lambda: proof.with_user(self.clerk).read(["kind"]), error=AccessError)
        self.assertRefused(proof.with_user(self.clerk).action_check, error=AccessError)
