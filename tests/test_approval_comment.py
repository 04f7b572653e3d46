# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalComment(AfterSalesCommon):
    """A yes may come with words, which stay with the signature and in the decision log (R7.18)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=10, sold=10)

    def dialog(self, documents, user, comment="Only because it is Rosa."):
        action = documents.with_user(user).action_approve_with_comment()
        wizard = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        return wizard.create({"comment": comment})

    def test_the_words_stay_with_the_signature_and_in_the_log(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.dialog(document, self.approver_manager).action_confirm()

        self.assertEqual(document.state, "approved")
        self.assertEqual(document.sudo().approval_step_ids.mapped("comment"), ["Only because it is Rosa."])
        rows = self.env["after_sales.approval.log"].sudo().search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)]
        )  # fmt: skip
        self.assertEqual(rows.filtered(lambda row: row.event == "signed").comment, "Only because it is Rosa.")
        self.assertTrue(rows.filtered(lambda row: row.event == "approved"))

    def test_a_plain_yes_says_nothing(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        document.with_user(self.approver_manager).action_approve()

        self.assertFalse(any(document.sudo().approval_step_ids.mapped("comment")))

    def test_words_give_nobody_authority(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        for user in (self.sales, self.accountant):
            self.assertRefused(self.dialog(document, user).action_confirm, error=AccessError)
        other = self.env["after_sales.document.approve"].with_user(self.approver_manager).create(
            {"res_model": "res.partner", "res_ids": self.customer.ids, "comment": "x"}
        )  # fmt: skip
        self.assertRefused(other.action_confirm, error=AccessError)
