# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsBatch(AfterSalesCommon):
    """A whole batch comes back once quality has confirmed that it is bad (R5.13)."""

    def set_stage(self):
        super().set_stage()
        self.company.write({"after_sales_batch_percent": 90.0, "after_sales_batch_least": 10.0})
        self.product, self.order = self.a_delivered_sale(bought=20, sold=20)
        self.invoiced(self.order)

    def verdict(self, document, verdict, finding="Three of five leak"):
        document = document.with_user(self.quality)
        action = getattr(document, f"action_{'confirm' if verdict == 'confirmed' else 'deny'}_batch")()
        wizard = self.env["after_sales.return.batch"].with_user(self.quality).with_context(**action["context"])
        wizard.create({"finding": finding}).action_decide()

    def test_it_is_not_asked_back_before_quality_confirmed(self):
        document = self.a_submitted_return(self.order, (self.product, 18))
        self.assertEqual(document.batch_status, "waiting")
        self.assertIn(self.quality, document.sudo().activity_ids.user_id)

        self.assertRefused(document.with_user(self.approver_gm).action_approve, "Quality must confirm it")
        self.verdict(document, "confirmed")
        document.with_user(self.approver_gm).action_approve()

        self.assertEqual((document.batch_status, document.batch_decided_by_id), ("confirmed", self.quality))
        self.assertTrue(document.sudo().picking_ids)
        self.assertFalse(document.sudo().activity_ids.filtered(lambda each: each.summary == "Confirm the whole batch"))

    def test_less_than_the_share_and_small_deliveries_are_no_batch(self):
        self.assertEqual(self.a_submitted_return(self.order, (self.product, 17)).batch_status, "not_needed")
        product, order = self.a_delivered_sale(bought=9, sold=9)
        self.assertEqual(self.a_submitted_return(order, (product, 9)).batch_status, "not_needed")

    def test_what_quality_denies_is_not_approved(self):
        document = self.a_submitted_return(self.order, (self.product, 20))
        self.verdict(document, "denied", "All of them are tight")

        self.assertRefused(document.with_user(self.approver_gm).action_approve, "All of them are tight")
        document.action_recall()
        self.assertEqual((document.batch_status, document.batch_finding), ("not_needed", False))
        document.action_submit()
        self.assertEqual(document.batch_status, "waiting")

    def test_only_quality_says_it_once_and_in_words(self):
        document = self.a_submitted_return(self.order, (self.product, 20))

        for user in (self.sales, self.approver_gm, self.warehouse_user):
            self.assertRefused(document.with_user(user).action_confirm_batch, "Quality", error=AccessError)
            self.assertRefused(document.with_user(user).action_deny_batch, "Quality", error=AccessError)
            self.assertRefused(lambda user=user: document.with_user(user)._decide_batch("confirmed", "x"), "Quality", error=AccessError)
        self.assertRefused(lambda: document.write({"batch_verdict": "confirmed"}), "cannot be written directly", error=AccessError)
        self.assertRefused(lambda: self.verdict(document, "confirmed", " "), "nobody said what was found")
        self.verdict(document, "confirmed")
        self.assertRefused(lambda: self.verdict(document, "denied"), "does not wait for quality")

    def test_samples_are_taken_along_at_the_inspection(self):
        document = self.a_submitted_return(self.order, (self.product, 20))
        self.verdict(document, "confirmed")
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        inspection = document.sudo().inspection_ids.with_user(self.quality)
        inspection.sample_qty = 2.0
        self.assertEqual(inspection.sample_qty, 2.0)
