# Part of after_sales. LGPL-3.
from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsVendorClaim(InspectionCase):
    """What a vendor owes us for goods that customers sent back; its recovery posts once (checklist B43)."""

    def set_stage(self):
        super().set_stage()
        self.vendor = self.env["res.partner"].create({"name": "Pump Works"})
        self.product.supplier_taxes_id = False
        self.product.seller_ids = [fields.Command.create({"partner_id": self.vendor.id})]
        self.inspection = self.inspected(self.a_waiting(4), ("vendor", 4))
        self.claim = self.env["after_sales.vendor.claim"].search([("finding_id", "in", self.inspection.line_ids.ids)])

    def test_it_knows_the_way_from_the_unit_to_the_claim(self):
        self.assertEqual(self.claim.return_id, self.inspection.return_id)
        self.assertEqual((self.claim.product_id, self.claim.quantity, self.claim.amount), (self.product, 4.0, 40.0))

    def test_an_accepted_claim_is_recovered_by_one_credit_note_of_the_vendor(self):
        claim = self.claim.with_user(self.accountant)
        claim.amount = 36.0
        claim.action_accept()

        claim.action_recover()

        refund = self.claim.refund_ids
        self.assertEqual((refund.move_type, refund.state, refund.partner_id), ("in_refund", "draft", self.vendor))
        self.assertEqual((refund.amount_untaxed, claim.state), (36.0, "recovered"))
        self.assertRefused(claim.action_recover, "cannot be recovered now")

    def test_with_perpetual_valuation_the_credit_note_takes_the_goods_out_of_the_books(self):
        self.validated(self.entries_of(self.inspection, "to_vendor"))
        claim = self.claim.with_user(self.accountant)
        claim.action_accept()
        claim.action_recover()

        refund = self.claim.refund_ids
        refund.invoice_date = "2026-03-02"
        refund.action_post()

        self.assertLedger(refund, {self.company_data["default_account_payable"]: 40.0, self.stock_account: -40.0})
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)

    def test_a_refused_claim_may_be_opened_again(self):
        claim = self.claim.with_user(self.quality)

        claim.action_refuse()
        claim.action_reopen()

        self.assertEqual(claim.state, "open")

    def test_the_amount_of_an_accepted_claim_stays(self):
        claim = self.claim.with_user(self.quality)
        claim.action_accept()

        self.assertRefused(lambda: claim.write({"amount": 1.0}), "so its amount stays")

    def test_goods_that_the_warehouse_does_not_ship_are_not_claimed(self):
        self.entries_of(self.inspection, "to_vendor").with_user(self.warehouse_user).action_cancel()

        self.assertEqual(self.claim.state, "withdrawn")
        self.assertEqual(self.inspection.return_id.inspection_status, "waiting")

    def test_each_role_does_its_own_part(self):
        for user in (self.sales, self.clerk, self.warehouse_user, self.approver_gm, self.auditor, self.administrator):
            claim = self.claim.with_user(user)
            self.assertTrue(claim.read(["name", "amount", "state"]))
            for forbidden in (
                claim.action_accept,
                claim.action_refuse,
                claim.action_recover,
                claim.action_withdraw,
                claim.action_reopen,
                lambda claim=claim: claim.write({"amount": 1.0}),
                claim.unlink,
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_quality_agrees_with_vendors_and_makes_no_entry(self):
        claim = self.claim.with_user(self.quality)
        claim.action_accept()

        self.assertRefused(claim.action_recover, error=AccessError)
        claim.action_withdraw()
        self.assertEqual(claim.state, "withdrawn")
