# Part of after_sales. LGPL-3.
from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon

AHEAD = {"remedy": "replacement", "is_advance": True, "due_back_on": date(2026, 3, 16)}


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsAhead(AfterSalesCommon):
    """Goods and money decoupled in time: what is given ahead comes back, or is charged once (B41, B42)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)
        self.line = self.order.order_line

    def _sent(self, document):
        pickings = document.sudo()._deliveries()
        pickings.move_ids.picked = True
        pickings.with_user(self.warehouse_user).button_validate()

    def _charged(self, on="2026-03-17"):
        with freeze_time(on), self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_return_cron_charge").method_direct_trigger()

    def test_a_replacement_can_leave_before_the_goods_are_back(self):
        document = self.an_approved_return(self.order, (self.product, 2, AHEAD))

        self._sent(document)
        self.assertEqual((self.line.qty_delivered, self.line.qty_to_invoice), (22.0, 0.0))
        self.received(document)

        self.assertEqual((document.state, self.line.qty_delivered), ("done", 20.0))
        self.assertFalse(document.sudo().credit_note_ids | document.sudo().charge_ids)

    def test_what_is_not_back_in_time_is_charged_once(self):
        document = self.an_approved_return(self.order, (self.product, 2, AHEAD))
        self._sent(document)
        self._charged(on="2026-03-16")
        self.assertFalse(document.sudo().charge_ids)

        self._charged()
        self._charged()

        charge = document.sudo().charge_ids
        self.assertEqual((charge.state, charge.move_type, charge.amount_total), ("posted", "out_invoice", 200.0))
        self.assertEqual(document.state, "done")
        self.assertEqual((self.line.qty_delivered, self.line.qty_invoiced, self.line.qty_to_invoice), (22.0, 22.0, 0.0))
        self.assertEqual(document.sudo().picking_ids.mapped("state"), ["cancel"])

    def test_only_what_is_missing_is_charged(self):
        document = self.an_approved_return(self.order, (self.product, 3, AHEAD))
        self._sent(document)
        self.received(document, {self.product: 1.0})

        self._charged()

        self.assertEqual(document.sudo().charge_ids.amount_total, 200.0)
        self.assertEqual(document.state, "done")

    def test_a_charge_takes_price_discount_and_tax_of_the_sale(self):
        order = self.an_order((self.product, 2, {"price_unit": 90.0, "discount": 10.0, "tax_ids": self.tax_sale_a.ids}))
        self.delivered(order)
        self.invoiced(order)
        document = self.an_approved_return(order, (self.product, 1, AHEAD))
        self._sent(document)

        self._charged()

        self.assertEqual(document.sudo().charge_ids.amount_untaxed, 81.0)
        self.assertEqual(document.sudo().charge_ids.amount_total, 93.15)

    def test_goods_credited_on_approval_are_credited_before_they_come(self):
        self.company.after_sales_credit_moment = "approval"

        document = self.an_approved_return(self.order, (self.product, 2))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 200.0)
        self.assertEqual((document.state, document.credit_status, self.line.qty_to_invoice), ("approved", "partial", 0.0))
        self.received(document)
        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertEqual(len(document.sudo().credit_note_ids), 1)

    def test_closing_the_rest_charges_what_was_credited_ahead(self):
        """B10: closing the rest frees the goods and adjusts the credit."""
        self.company.after_sales_credit_moment = "approval"
        document = self.an_approved_return(self.order, (self.product, 5))
        self.received(document, {self.product: 3.0})

        document.with_user(self.sales).action_close_rest()

        self.assertEqual(document.state, "done")
        self.assertEqual(document.sudo().charge_ids.amount_total, 200.0)
        self.assertEqual((self.line.qty_delivered, self.line.qty_invoiced), (17.0, 17.0))

    def test_closing_the_rest_frees_the_goods_for_another_return(self):
        document = self.an_approved_return(self.order, (self.product, 20))
        self.received(document, {self.product: 3.0})

        document.with_user(self.sales).action_close_rest()

        self.assertEqual((document.state, document.receipt_status), ("done", "received"))
        self.a_submitted_return(self.order, (self.product, 17))

    def test_a_return_of_which_nothing_came_is_cancelled_not_closed(self):
        document = self.an_approved_return(self.order, (self.product, 20))

        self.assertRefused(document.with_user(self.sales).action_close_rest, "Cancel it instead")

    def test_nothing_is_closed_twice_or_before_it_is_approved(self):
        document = self.a_submitted_return(self.order, (self.product, 20))

        self.assertRefused(document.with_user(self.sales).action_close_rest, "waits for no goods")

    def test_the_warehouse_does_not_close_the_rest(self):
        document = self.an_approved_return(self.order, (self.product, 20))

        self.assertRefused(document.with_user(self.warehouse_user).action_close_rest, error=AccessError)
