# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsRemedies(AfterSalesCommon):
    """What a customer gets instead of money: the same again, another product, his own after repair (R5.12, R5.21)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)

    def _sent(self, document):
        """The warehouse delivers what the return sends."""
        pickings = document.sudo()._deliveries().filtered(lambda picking: picking.state not in ("done", "cancel"))
        pickings.action_assign()
        pickings.move_ids.picked = True
        self.assertIs(pickings.with_user(self.warehouse_user).button_validate(), True)
        return pickings

    # -- replacement -----------------------------------------------------------------------------------------------------

    def test_a_replacement_leaves_once_the_goods_are_in_and_nothing_is_credited(self):
        """R5.12, R5.21: defective pieces against good ones, on the same order line, at no charge."""
        document = self.an_approved_return(self.order, (self.product, 2, {"remedy": "replacement"}))
        self.assertFalse(document.sudo()._deliveries())

        self.received(document)

        self.assertEqual((document.state, document.remedy_status), ("approved", "to_send"))
        delivery = self._sent(document)
        self.assertEqual(delivery.move_ids.sale_line_id, self.order.order_line)
        self.assertEqual((document.state, document.remedy_status, document.credit_status), ("done", "sent", "not_due"))
        self.assertFalse(document.sudo().credit_note_ids)
        self.assertStock(self.product, on_hand=18.0, quarantine=2.0, value=200.0)

    def test_the_order_is_as_much_delivered_and_invoiced_as_before_a_replacement(self):
        line = self.order.order_line
        document = self.an_approved_return(self.order, (self.product, 2, {"remedy": "replacement"}))

        self.received(document)
        self.assertEqual((line.qty_to_invoice, self.order.invoice_status), (0.0, "invoiced"))
        self._sent(document)

        self.assertEqual((line.qty_delivered, line.qty_invoiced, line.qty_to_invoice), (20.0, 20.0, 0.0))

    def test_a_replacement_is_sent_in_as_many_parts_as_goods_come(self):
        document = self.an_approved_return(self.order, (self.product, 5, {"remedy": "replacement"}))

        self.received(document, {self.product: 2.0})
        self._sent(document)
        self.assertEqual((document.state, document.line_ids.replaced_qty), ("approved", 2.0))
        self.received(document)
        self._sent(document)

        self.assertEqual((document.state, document.line_ids.replaced_qty), ("done", 5.0))

    def test_a_replacement_can_itself_be_returned_for_credit(self):
        document = self.an_approved_return(self.order, (self.product, 20, {"remedy": "replacement"}))
        self.received(document)
        again = self._sent(document)

        second = self.a_return(self.order, (self.product, 1))
        second.line_ids.move_id = again.move_ids
        second.action_submit()
        second.with_user(self.approver_gm).action_approve()
        self.received(second)

        self.assertEqual(second.sudo().credit_note_ids.amount_total, 100.0)

    def test_a_cancelled_delivery_can_be_sent_again_by_whoever_issues_returns(self):
        document = self.an_approved_return(self.order, (self.product, 2, {"remedy": "replacement"}))
        self.received(document)
        document.sudo()._deliveries().action_cancel()

        self.assertRefused(document.with_user(self.warehouse_user).action_send, error=AccessError)
        document.with_user(self.sales).action_send()
        document.with_user(self.sales).action_send()
        self._sent(document)

        self.assertEqual((document.state, document.line_ids.replaced_qty), ("done", 2.0))
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)

    # -- exchange --------------------------------------------------------------------------------------------------------

    def test_an_exchange_leaves_the_difference_to_pay(self):
        """R5.21: credited at the price of the sale, sold at the price agreed, set off against each other."""
        better = self.a_product(name="Better boiler", price=150.0, invoice_policy="order")
        self.bought(better, 5, 60.0)
        self.paid(self.invoice)

        document = self.an_approved_return(
            self.order, (self.product, 2, {"remedy": "exchange", "exchange_product_id": better.id})
        )
        self.received(document)

        order = document.sudo().exchange_order_ids
        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertEqual((order.state, order.order_line.product_uom_qty, order.amount_untaxed), ("sale", 2.0, 300.0))
        self.assertEqual(document.sudo().credit_note_ids.amount_residual, 0.0)
        self.assertEqual(order.invoice_ids.amount_residual, 100.0)

    def test_what_is_exchanged_is_invoiced_when_it_is_delivered_where_invoices_follow_deliveries(self):
        cheaper = self.a_product(name="Small boiler", price=80.0)
        self.bought(cheaper, 5, 30.0)
        self.paid(self.invoice)
        document = self.an_approved_return(
            self.order, (self.product, 1, {"remedy": "exchange", "exchange_product_id": cheaper.id})
        )
        self.received(document)
        order = document.sudo().exchange_order_ids
        self.assertFalse(order.invoice_ids)

        self.delivered(order)

        self.assertEqual(order.invoice_ids.mapped("state"), ["posted"])
        self.assertEqual(document.sudo().credit_note_ids.amount_residual, 20.0)

    def test_an_exchange_needs_a_product_and_a_price(self):
        document = self.a_return(
            self.order, (self.product, 1, {"remedy": "exchange"}), (self.product, 1, {"is_advance": True})
        )

        self.assertRefused(document.action_submit, "nobody said for what", "only replacements are", "by which day")

    # -- repair and send back ----------------------------------------------------------------------------------------------

    def test_goods_to_repair_stay_the_customers_and_go_back(self):
        """R5.19; B39: no value, no credit, not off the order."""
        line = self.order.order_line
        document = self.an_approved_return(self.order, (self.product, 1, {"remedy": "repair"}))
        self.received(document)

        repair = document.sudo().repair_ids
        self.assertEqual((repair.state, repair.product_id, repair.partner_id), ("confirmed", self.product, self.customer))
        self.assertStock(self.product, value=200.0, quarantine=1.0)
        self.assertEqual((line.qty_delivered, line.qty_to_invoice), (20.0, 0.0))
        repair.action_repair_start()
        repair.action_repair_end()
        self.assertEqual(document.state, "approved")
        self._sent(document)

        self.assertEqual((document.state, document.remedy_status), ("done", "sent"))
        self.assertStock(self.product, value=200.0, quarantine=0.0, on_hand=20.0)
        self.assertEqual((line.qty_delivered, line.qty_to_invoice), (20.0, 0.0))

    def test_repaired_goods_can_come_back_once_more(self):
        document = self.an_approved_return(self.order, (self.product, 20, {"remedy": "repair"}))
        self.received(document)
        repair = document.sudo().repair_ids
        repair.action_repair_start()
        repair.action_repair_end()
        self._sent(document)

        self.a_submitted_return(self.order, (self.product, 20))

    def test_each_serial_number_has_a_repair_order_of_its_own(self):
        product = self.a_product(name="Pump", tracking="serial")
        lots = [self.a_lot(product, name) for name in ("S1", "S2")]
        for lot in lots:
            self.bought(product, 1, 10.0, lot=lot)
        order = self.an_order((product, 2))
        self.delivered(order, lots={product: [(lot, 1.0) for lot in lots]})

        document = self.an_approved_return(order, *[(product, 1, lot, {"remedy": "repair"}) for lot in lots])
        self.received(document)

        self.assertEqual(set(document.sudo().repair_ids.lot_id.mapped("name")), {"S1", "S2"})

    def test_goods_of_two_remedies_come_on_two_receipts(self):
        """Goods that stay the customer's have an owner, the others none; a transfer has one."""
        document = self.an_approved_return(self.order, (self.product, 1), (self.product, 2, {"remedy": "repair"}))

        self.received(document)

        self.assertEqual(len(document.sudo().picking_ids), 2)
        self.assertEqual(document.sudo().credit_note_ids.amount_total, 100.0)
        self.assertStock(self.product, value=210.0)

    def test_no_remedy_means_neither_credit_nor_goods(self):
        document = self.a_returned(self.order, (self.product, 1, {"remedy": "none"}))

        self.assertEqual((document.state, document.credit_status, document.remedy_status), ("done", "not_due", "not_needed"))
        self.assertFalse(document.sudo().credit_note_ids)
