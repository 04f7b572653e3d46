# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalOverride(AfterSalesCommon):
    """Approving in an emergency: who, with what, and who looks at it afterwards (checklist A49, A50)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.captain = self._a_user("override", login="captain")
        self.evidence = self.env["ir.attachment"].with_user(self.captain).create({"name": "mail.txt", "raw": b"the line stands still"})
        self.document = self.a_submitted_return(self.order, (self.product, 6))

    def test_an_override_approves_and_tells_a_second_person_at_once(self):
        self.override()

        request = self.document.approval_request_ids
        self.assertEqual((self.document.state, request.state, request.is_override), ("approved", "approved", True))
        self.assertEqual(self.document.approval_step_ids.decided_by_id, self.captain)
        self.assertEqual(self.document.sudo().activity_ids.user_id, self.auditor)
        self.assertEqual(str(request.review_due_on), "2026-03-05")
        self.assertTrue(self.document.sudo().picking_ids)

    def test_the_document_keeps_a_copy_of_the_evidence_and_takes_nothing_away(self):
        self.evidence.sudo().write({"res_model": "res.partner", "res_id": self.customer.id})
        self.override()

        kept = self.document.approval_request_ids.evidence_ids.sudo()
        self.assertEqual((kept.res_model, kept.res_id, kept.raw), (self.document._name, self.document.id, self.evidence.raw))
        self.assertEqual(self.evidence.res_model, "res.partner")

    def test_it_stands_in_the_log_with_its_reason(self):
        self.override()

        rows = self.env["after_sales.approval.log"].sudo().search([("res_id", "=", self.document.id)], order="sequence")
        self.assertEqual(rows.mapped("event"), ["submitted", "override"])
        self.assertEqual((rows[-1].user_id, rows[-1].comment), (self.captain, "The line stands still"))

    def test_what_nobody_could_sign_can_be_overridden_too(self):
        self.env["after_sales.approval.role"].search([]).write({"group_id": False})
        self.document = self.a_submitted_return(self.order, (self.product, 1))
        self.assertEqual(self.document.approval_request_ids.state, "blocked")

        self.override()

        self.assertEqual(self.document.state, "approved")

    def test_reason_evidence_and_another_reviewer_are_needed(self):
        for values in (
            {"comment": " "},
            {"evidence_ids": [Command.clear()]},
            {"reviewer_id": self.captain.id},
            {"reviewer_id": self.sales.id},
        ):
            self.assertRefused(lambda values=values: self.override(**values), self.document.name)
        self.assertEqual(self.document.state, "submitted")

    def test_nobody_without_the_role_overrides(self):
        for user in (self.sales, self.approver_gm, self.administrator, self.accountant):
            self.assertRefused(self.document.with_user(user).action_override, error=AccessError)
            self.assertRefused(
                lambda user=user: self.document.with_user(user)._override("x", self.evidence, self.auditor), error=AccessError
            )

    def test_nobody_overrides_his_own_document(self):
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_override")

        self.assertRefused(self.document.action_override, "is your own", error=AccessError)

    def test_an_override_does_not_lift_the_caps_or_closed_books(self):
        self.company.sale_lock_date = "2026-03-31"

        self.assertRefused(self.override, "closed up to")

    def test_the_review_is_a_record_of_its_own_and_the_reviewers_alone(self):
        self.override()
        request = self.document.approval_request_ids

        self.assertRefused(request.with_user(self.captain).action_ratify, "is reviewed by", error=AccessError)
        request.with_user(self.auditor).action_ratify()

        self.assertEqual((request.review, request.state), ("ratified", "approved"))
        self.assertFalse(self.document.sudo().activity_ids)
        self.assertRefused(request.with_user(self.auditor).action_object, "no override that waits")

    def test_an_objection_is_kept_and_undoes_nothing_by_itself(self):
        self.override()

        self.document.approval_request_ids.with_user(self.auditor).action_object()

        self.assertEqual((self.document.approval_request_ids.review, self.document.state), ("objected", "approved"))

    def override(self, **values):
        self.document.with_user(self.captain).action_override()
        wizard = self.env["after_sales.document.override"].with_user(self.captain).create({
            "res_model": self.document._name,
            "res_ids": self.document.ids,
            "comment": "The line stands still",
            "evidence_ids": [Command.set(self.evidence.ids)],
            "reviewer_id": self.auditor.id,
            **values,
        })  # fmt: skip
        wizard.action_confirm()
