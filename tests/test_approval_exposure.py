# Part of after_sales. LGPL-3.
from odoo.tests import freeze_time, tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalExposure(Allowances, AfterSalesCommon):
    """A credit cut into pieces needs the authority of the whole (R7.04; checklist A14 to A18)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=200, sold=50)

    def test_two_credits_of_one_invoice_are_added_up_whoever_asks(self):
        self.invoiced(self.order)
        self.policy(customer_days=0)
        self.a_submitted_return(self.order, (self.product, 4))

        second = self.a_return(self.order, (self.product, 4))
        second.with_user(self.clerk).action_submit()

        self.assertEqual(second.approval_request_ids.exposure, 800.0)
        self.assertEqual(second.approval_request_ids.exposure_scope, "invoice")
        self.assertEqual(self.asked(second), "Deputy General Manager")

    def test_money_without_goods_and_goods_that_come_back_are_added_up(self):
        invoice_line = self.invoiced(self.order).invoice_line_ids
        self.policy(customer_days=0)
        self.a_submitted_allowance((invoice_line, {"basis": "amount", "given_amount": 350.0}))

        document = self.a_return(self.order, (self.product, 4))
        document.with_user(self.clerk).action_submit()

        request = document.approval_request_ids
        self.assertEqual((request.exposure, request.exposure_scope), (750.0, "invoice"))
        self.assertEqual(self.asked(document), "Deputy General Manager")

    def test_what_the_customer_got_these_days_counts_over_all_his_orders(self):
        other = self.another_order()
        self.a_submitted_return(self.order, (self.product, 4))

        document = self.a_submitted_return(other, (self.product, 2))

        self.assertEqual((document.approval_request_ids.exposure, self.asked(document)), (600.0, "Deputy General Manager"))

    def test_contacts_of_one_customer_count_as_one(self):
        contact = self.env["res.partner"].create({"name": "Ana", "parent_id": self.customer.id})
        self.a_submitted_return(self.order, (self.product, 4), partner_id=contact.id)

        document = self.a_submitted_return(self.another_order(), (self.product, 4))

        self.assertEqual(document.approval_request_ids.exposure, 800.0)

    def test_what_lies_before_the_window_does_not_count(self):
        self.an_approved_return(self.order, (self.product, 4))

        with freeze_time("2026-03-10"):
            document = self.a_submitted_return(self.another_order(), (self.product, 4))

        self.assertEqual(self.asked(document), "Sales Manager")

    def test_refused_and_cancelled_requests_give_their_room_free(self):
        refused = self.a_submitted_return(self.order, (self.product, 4))
        refused.with_user(self.approver_gm)._refuse("no")
        self.an_approved_return(self.order, (self.product, 4)).action_cancel()

        document = self.a_submitted_return(self.order, (self.product, 4))

        self.assertEqual(document.approval_request_ids.exposure, 400.0)

    def test_returns_submitted_together_count_for_each_other(self):
        documents = self.a_return(self.order, (self.product, 4)) + self.a_return(self.order, (self.product, 4))

        documents.action_submit()

        self.assertEqual(sorted(documents.approval_request_ids.mapped("exposure")), [400.0, 800.0])

    def test_currencies_are_added_up_in_the_companys(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        order = self.an_order((self.product, 10, {"price_unit": 100.0}), pricelist_id=pricelist.id)
        self.delivered(order)
        self.a_submitted_return(self.order, (self.product, 4))

        document = self.a_submitted_return(order, (self.product, 4))

        self.assertEqual((document.approval_request_ids.amount, document.approval_request_ids.exposure), (200.0, 600.0))

    def test_a_serial_number_credited_before_counts(self):
        product = self.a_product(tracking="serial", price=300.0)
        serial = self.a_lot(product, "S1")
        self.bought(product, 1, 10.0, lot=serial)
        self.policy(customer_days=0, invoice_days=0)
        orders = []
        for _each in range(2):
            order = self.an_order((product, 1, {"price_unit": 300.0}))
            self.delivered(order, lots={product: [(serial, 1)]})
            orders.append(order)
            if len(orders) == 1:
                self.a_returned(order, (product, 1, serial))
                self.put_back(serial)

        document = self.a_submitted_return(orders[1], (product, 1, serial))

        self.assertEqual(document.approval_request_ids.exposure_scope, "lot")
        self.assertEqual(document.approval_request_ids.exposure, 600.0)

    # -- words of this file --------------------------------------------------------------------------------------------

    def policy(self, **policy):
        return self.an_authority_table(("manager", 500), ("deputy_gm", 5000), ("gm", None), **policy)

    def asked(self, document):
        return document.approval_step_ids.role_id.name

    def another_order(self):
        order = self.an_order((self.product, 20))
        self.delivered(order)
        return order

    def put_back(self, serial):
        quant = serial.quant_ids.filtered(lambda quant: quant.location_id == self.warehouse.after_sales_quarantine_id)
        quant.move_quants(location_dest_id=self.warehouse.lot_stock_id)
