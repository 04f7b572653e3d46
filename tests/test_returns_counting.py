# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCounting(AfterSalesCommon):
    """Who counts, who gives instructions where goods and slip differ, and what the delivery slip says (R5.14, R7.08)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=20, sold=10)
        self.invoiced(self.order)
        self.document = self.an_approved_return(self.order, (self.product, 4))
        self.picking = self.document.sudo().picking_ids
        self.repair = self._a_user("technician")

    def test_the_warehouse_counts_itself_unless_the_company_says_otherwise(self):
        self.assertFalse(self.picking.with_user(self.quality).after_sales_can_count)
        self.assertRefused(self.picking.with_user(self.warehouse_user).action_after_sales_count, "counted", error=AccessError)

        self.received(self.document)

    def test_quality_counts_before_the_warehouse_receives(self):
        self.company.after_sales_counted_by = "quality"
        self.assertRefused(lambda: self.received(self.document), "was not counted by Quality")
        for user in (self.warehouse_user, self.repair):
            self.assertRefused(self.picking.with_user(user).action_after_sales_count, "Quality", error=AccessError)

        self.picking.with_user(self.quality).action_after_sales_count()
        self.received(self.document)

        self.assertEqual((self.picking.after_sales_counted_by_id, self.document.receipt_status), (self.quality, "received"))
        self.assertRefused(self.picking.with_user(self.quality).action_after_sales_count, "nothing can be counted any more")

    def test_the_repair_department_counts(self):
        self.company.after_sales_counted_by = "repair"
        self.repair.group_ids += self.env.ref("stock.group_stock_user")

        self.picking.with_user(self.repair).action_after_sales_count()
        self.received(self.document)

        self.assertEqual(self.document.receipt_status, "received")

    def test_other_quantities_than_were_counted_are_counted_again(self):
        self.company.after_sales_counted_by = "quality"
        self.picking.with_user(self.quality).action_after_sales_count()

        self.assertRefused(lambda: self.received(self.document, {self.product: 3.0}), "says other quantities than")
        self.picking.move_ids.quantity = 3.0
        self.picking.with_user(self.quality).action_after_sales_count()
        self.received(self.document, {self.product: 3.0})

        self.assertEqual(self.document.line_ids.received_qty, 3.0)

    def test_nobody_writes_that_it_was_counted(self):
        self.assertRefused(
            lambda: self.picking.with_user(self.warehouse_user).write({"after_sales_counted_by_id": self.quality.id}),
            "cannot be written directly",
            error=AccessError,
        )

    # -- instructions ----------------------------------------------------------------------------------------------------

    def a_difference(self):
        self.company.after_sales_superior_instructs = True
        return self.env["after_sales.return.discrepancy"].with_user(self.warehouse_user).create(
            {"picking_id": self.picking.id, "line_id": self.document.line_ids.id, "product_id": self.product.id, "quantity": 1.0}
        )

    def instructed(self, difference, user, instruction="send_back"):
        action = difference.with_user(user).action_instruct()
        wizard = self.env["after_sales.return.instruct"].with_user(user).with_context(**action["context"])
        wizard.create({"instruction": instruction, "note": "As agreed on the phone"}).action_give()

    def test_nothing_is_received_before_a_superior_said_how(self):
        difference = self.a_difference()
        self.assertRefused(lambda: self.received(self.document), f"{difference.name} waits for the instruction")
        self.assertRefused(difference.with_user(self.sales).action_send_back, "waits for the instruction of a superior")

        self.instructed(difference, self.approver_manager)
        self.assertEqual((difference.instructed_by_id, difference.instruction), (self.approver_manager, "send_back"))
        self.received(self.document)
        self.assertRefused(difference.with_user(self.sales).action_supplement, "Send It Back")
        difference.with_user(self.sales).action_send_back()

        self.assertEqual(difference.status, "closed")

    def test_the_issuer_and_people_beside_him_give_no_instructions(self):
        difference = self.a_difference()
        self.assertFalse(difference.with_user(self.sales).can_instruct)

        for user in (self.sales, self.warehouse_user, self.clerk):
            self.assertRefused(difference.with_user(user).action_instruct, "a superior of", error=AccessError)
            self.assertRefused(lambda user=user: difference.with_user(user)._instruct("send_back", ""), "a superior of", error=AccessError)
        self.assertRefused(
            lambda: difference.with_user(self.warehouse_user).write({"instruction": "send_back"}),
            "cannot be written directly",
            error=AccessError,
        )

    def test_whoever_is_above_him_in_the_organisation_does(self):
        employees = self.env["hr.employee"].sudo()
        chief = employees.create({"name": "Chief", "user_id": self.clerk.id, "company_id": self.company.id})
        employees.create({"name": "Sales", "user_id": self.sales.id, "company_id": self.company.id, "parent_id": chief.id})
        difference = self.a_difference()

        self.assertTrue(difference.with_user(self.clerk).can_instruct)
        self.instructed(difference, self.clerk, "supplement")
        difference.with_user(self.sales).action_supplement()

        self.assertEqual(difference.supplement_id.state, "submitted")

    # -- the delivery slip -----------------------------------------------------------------------------------------------

    def test_the_delivery_slip_says_in_red_what_came_back(self):
        delivery = self.order.picking_ids.filtered(lambda picking: picking.picking_type_code == "outgoing")
        self.assertEqual(delivery._after_sales_came_back(), [])
        self.received(self.document)

        (back,) = delivery._after_sales_came_back()
        self.assertEqual((back.product, back.document, back.quantity), (self.product, self.document.name, 4.0))
        html = self.env["ir.actions.report"]._render_qweb_html("stock.report_deliveryslip", delivery.ids)[0].decode()
        self.assertIn("Returned by the customer", html)
        self.assertIn("color: #c00000;", html)
        self.assertIn(self.document.name, html)

    def test_goods_that_went_to_the_customer_again_are_out(self):
        self.received(self.document)
        self.document.with_user(self.undo)._undo("Sent by mistake")

        delivery = self.picking.return_id
        self.assertEqual(delivery._after_sales_came_back(), [])
