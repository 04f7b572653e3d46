# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsKeep(AfterSalesCommon):
    """The customer keeps the goods for less: the return hands over to an allowance (R4.53, R6.01, R7.05)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)

    def _kept(self, quantity=5, percent=20.0):
        return self.an_approved_return(
            self.order, (self.product, quantity, {"remedy": "keep", "keep_percent": percent})
        )

    def test_an_approved_return_asks_for_the_allowance_in_the_name_of_whoever_asked(self):
        document = self._kept()

        allowance = document.allowance_ids
        self.assertEqual((document.state, document.receipt_status, document.credit_status), ("done", "not_needed", "not_due"))
        self.assertEqual((allowance.state, allowance.submitted_by_id, allowance.amount_total), ("submitted", self.sales, 100.0))
        self.assertFalse(document.sudo().picking_ids or document.sudo().credit_note_ids)

    def test_the_allowance_needs_its_own_two_signatures_and_posts_without_touching_goods(self):
        allowance = self._kept().allowance_ids
        self.company.after_sales_allowance_proof_required = False

        allowance.with_user(self.approver_manager).action_approve()
        self.assertEqual(allowance.state, "submitted")
        allowance.with_user(self.approver_gm).action_approve()

        self.assertEqual(allowance.state, "done")
        self.assertEqual(self.invoice.amount_residual, 1900.0)
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)
        self.assertStock(self.product, on_hand=20.0, value=200.0)

    def test_goods_kept_for_less_can_still_come_back_for_what_is_left(self):
        self.company.after_sales_allowance_proof_required = False
        allowance = self._kept(quantity=20).allowance_ids
        allowance.with_user(self.approver_manager).action_approve()
        allowance.with_user(self.approver_gm).action_approve()

        document = self.a_returned(self.order, (self.product, 20))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 1600.0)
        self.assertEqual(self.invoice.amount_residual, 0.0)

    def test_kept_goods_and_returned_ones_go_their_own_ways(self):
        document = self.an_approved_return(
            self.order, (self.product, 3), (self.product, 2, {"remedy": "keep", "keep_percent": 50.0})
        )

        self.received(document)

        self.assertEqual((document.state, document.sudo().credit_note_ids.amount_total), ("done", 300.0))
        self.assertEqual(document.allowance_ids.amount_total, 100.0)

    def test_a_percent_and_an_invoice_are_needed(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)
        document = self.a_return(order, (self.product, 2, {"remedy": "keep"}))

        self.assertRefused(document.action_submit, "for how much less", "not invoiced and open")
