# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsDiscrepancy(AfterSalesCommon):
    """What came and was not approved is kept apart until somebody decides, and never credited silently (R5.03, R5.08)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoiced(self.order)
        self.document = self.an_approved_return(self.order, (self.product, 10))

    def _reported(self, quantity=2.0, **values):
        return (
            self.env["after_sales.return.discrepancy"]
            .with_user(self.warehouse_user)
            .create(
                {
                    "picking_id": self.document.sudo().picking_ids[:1].id,
                    "line_id": self.document.line_ids.id,
                    "product_id": self.product.id,
                    "quantity": quantity,
                    **values,
                }
            )
            .with_user(self.sales)
        )

    def _unexpected(self, product=None):
        self.env.flush_all()
        place = self.warehouse.after_sales_unexpected_id
        return (product or self.product).with_context(location=place.id).qty_available

    def test_a_surplus_is_kept_apart_without_value_and_without_credit(self):
        surplus = self._reported()

        self.assertEqual((surplus.status, self._unexpected()), ("open", 2.0))
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)
        self.received(self.document)
        self.assertEqual(self.document.sudo().credit_note_ids.amount_total, 1000.0)

    def test_the_responsible_is_asked_what_to_do(self):
        self.assertEqual(self._reported().sudo().activity_ids.user_id, self.sales)

    def test_a_surplus_goes_back(self):
        surplus = self._reported()

        surplus.action_send_back()

        self.assertEqual((surplus.status, surplus.decided_by_id, self._unexpected()), ("closed", self.sales, 0.0))
        self.assertFalse(surplus.sudo().activity_ids)

    def test_an_approved_supplement_receives_and_credits_the_surplus(self):
        self.received(self.document)
        surplus = self._reported()
        surplus.action_supplement()
        supplement = surplus.supplement_id
        self.assertEqual((surplus.status, supplement.state, self._unexpected()), ("decided", "submitted", 2.0))

        supplement.with_user(self.approver_gm).action_approve()
        self.assertEqual((surplus.status, self._unexpected()), ("closed", 0.0))
        self.received(supplement)

        self.assertEqual(supplement.sudo().credit_note_ids.amount_total, 200.0)
        self.assertStock(self.product, quarantine=12.0, on_hand=20.0, value=320.0)

    def test_a_supplement_needs_the_authority_that_the_whole_needs(self):
        """R5.08: ten for 400 are the sales manager's; two more for 200 make 600, which is the deputy's."""
        self.an_authority_table(("manager", 500.0), ("deputy_gm", 5000.0), ("gm", None))
        product = self.a_product(price=40.0)
        self.bought(product, 40, 10.0)
        order = self.an_order((product, 20), partner=self.env["res.partner"].create({"name": "Ines"}))
        self.delivered(order)
        document = self.a_submitted_return(order, (product, 10))
        document.with_user(self.approver_manager).action_approve()
        self.document = document

        surplus = self._reported(5.0, line_id=document.line_ids.id, product_id=product.id)
        surplus.action_supplement()

        self.assertRefused(surplus.supplement_id.with_user(self.approver_manager).action_approve, error=AccessError)
        surplus.supplement_id.with_user(self.approver_deputy_gm).action_approve()
        self.assertEqual(surplus.supplement_id.state, "approved")

    def test_who_counted_the_goods_does_not_approve_the_supplement(self):
        """A30: neither by holding the role."""
        self.warehouse_user.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        surplus = self._reported()
        surplus.action_supplement()

        self.assertIn(self.warehouse_user, surplus.supplement_id.sudo().money_editor_ids)
        self.assertRefused(surplus.supplement_id.with_user(self.warehouse_user).action_approve, error=AccessError)

    def test_a_refused_and_cancelled_supplement_leaves_the_goods_to_be_decided_again(self):
        surplus = self._reported()
        surplus.action_supplement()

        surplus.supplement_id.action_cancel()

        self.assertEqual((surplus.status, self._unexpected()), ("open", 2.0))
        surplus.action_send_back()
        self.assertEqual(surplus.status, "closed")

    def test_more_than_was_ever_delivered_gets_no_supplement(self):
        surplus = self._reported(11.0)

        self.assertRefused(surplus.action_supplement, "only 10 can")
        self.assertEqual(surplus.status, "open")

    def test_a_wrong_item_is_never_a_substitute(self):
        """B12: it makes a discrepancy and can only go back."""
        other = self.a_product(name="Fridge")
        wrong = self._reported(1.0, kind="wrong_item", product_id=other.id, line_id=False)

        self.assertEqual(self._unexpected(other), 1.0)
        self.assertRefused(wrong.action_supplement, "not a surplus")
        wrong.action_send_back()
        self.assertEqual(self._unexpected(other), 0.0)

    def test_an_unknown_serial_number_is_taken_down_as_it_stands_on_the_goods(self):
        """B8"""
        pump = self.a_product(name="Pump", tracking="serial")

        unknown = self._reported(1.0, kind="unknown_lot", product_id=pump.id, lot_name="X-99", line_id=False)

        self.assertEqual(unknown.sudo().custody_move_ids.move_line_ids.lot_id.name, "X-99")

    def test_a_piece_that_is_here_already_is_no_surplus(self):
        """B7, B8: received once, a number cannot come again; on something else it is an unknown one."""
        pump = self.a_product(name="Pump", tracking="serial")
        serial = self.a_lot(pump, "S1")
        self.bought(pump, 1, 10.0, lot=serial)
        order = self.an_order((pump, 1))
        self.delivered(order)
        self.document = self.an_approved_return(order, (pump, 1, serial))
        surplus = {"product_id": pump.id, "lot_name": "S1", "line_id": self.document.line_ids.id}
        self.received(self.document)

        self.assertRefused(lambda: self._reported(1.0, **surplus), "is with us already", "unknown serial number")

        self.assertEqual(self._reported(1.0, **surplus | {"kind": "unknown_lot", "line_id": False}).status, "open")

    def test_reports_come_in_although_nothing_may_go_around_the_documents(self):
        self.company.after_sales_control = "enforce"

        self.assertEqual(self._reported().status, "open")

    def test_all_problems_of_a_report_are_told_at_once(self):
        other = self.a_product(name="Pump", tracking="serial")

        self.assertRefused(
            lambda: self._reported(0.0, product_id=other.id), "above zero", "surplus of", "is tracked", "each piece"
        )

    def test_a_report_stays_as_it_is(self):
        surplus = self._reported()

        self.assertRefused(lambda: surplus.with_user(self.warehouse_user).write({"quantity": 1.0}), "stays as it is")
        self.assertRefused(lambda: surplus.sudo().unlink(), "stays as it is")
        self.assertRefused(
            lambda: surplus.with_user(self.warehouse_user).write({"decision": "send_back"}), error=AccessError
        )

    def test_nothing_is_decided_twice(self):
        surplus = self._reported()
        surplus.action_send_back()

        self.assertRefused(surplus.action_send_back, "decided already")

    def test_the_warehouse_does_not_decide_and_sales_do_not_report(self):
        surplus = self._reported()

        self.assertRefused(surplus.with_user(self.warehouse_user).action_send_back, error=AccessError)
        self.assertRefused(surplus.with_user(self.warehouse_user).action_supplement, error=AccessError)
        self.assertRefused(
            lambda: (
                self.env["after_sales.return.discrepancy"]
                .with_user(self.sales)
                .create({"picking_id": self.document.sudo().picking_ids[:1].id, "product_id": self.product.id})
            ),
            error=AccessError,
        )

    def test_the_receipt_shows_approved_and_tolerance_and_opens_a_report(self):
        picking = self.document.sudo().picking_ids
        action = picking.with_user(self.warehouse_user).action_after_sales_report()

        self.assertEqual(
            (picking.move_ids.after_sales_approved_qty, picking.move_ids.after_sales_highest_qty), (10.0, 10.5)
        )
        self.assertEqual(action["context"]["default_product_id"], self.product.id)
