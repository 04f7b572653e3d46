# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPropose(AfterSalesCommon):
    """One click on an order, a delivery or an invoice lists what may come back (R5.01, R5.17)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.invoice = self.invoiced(self.order)

    def test_the_proposal_shows_delivered_returned_claimed_and_returnable(self):
        self.a_returned(self.order, (self.product, 2))
        self.a_submitted_return(self.order, (self.product, 3))

        line = self.proposed(self.order).line_ids

        self.assertEqual(
            (line.delivered_qty, line.returned_qty, line.reserved_qty, line.returnable_qty), (10.0, 2.0, 3.0, 5.0)
        )

    def test_what_is_taken_becomes_a_draft(self):
        proposal = self.proposed(self.order)
        proposal.reason_id = self.reason
        proposal.line_ids.write({"quantity": 4, "note": "leaks"})

        document = self.env["after_sales.return"].browse(proposal.action_create()["res_id"])

        self.assertEqual((document.state, document.partner_id, document.amount_total), ("draft", self.customer, 400.0))
        self.assertEqual(document.line_ids.note, "leaks")

    def test_everything_can_be_taken_at_once(self):
        proposal = self.proposed(self.order)

        proposal.action_take_all()

        self.assertEqual(proposal.line_ids.quantity, 10.0)

    def test_a_proposal_from_the_invoice_is_returned_against_it(self):
        proposal = self.proposed(self.invoice)

        self.assertEqual(proposal.invoice_id, self.invoice)

    def test_a_proposal_from_the_delivery_lists_its_goods(self):
        self.assertEqual(self.proposed(self.order.picking_ids).line_ids.product_id, self.product)

    def test_tracked_goods_are_listed_by_lot(self):
        product = self.a_product(name="Seal", tracking="lot")
        lots = [self.a_lot(product, name) for name in ("L1", "L2")]
        for lot in lots:
            self.bought(product, 5, 10.0, lot=lot)
        order = self.an_order((product, 3))
        self.delivered(order, lots={product: [(lots[0], 2), (lots[1], 1)]})

        lines = self.proposed(order).line_ids

        self.assertEqual({line.lot_id: line.returnable_qty for line in lines}, {lots[0]: 2.0, lots[1]: 1.0})

    def test_nothing_chosen_is_told(self):
        proposal = self.proposed(self.order)

        self.assertRefused(proposal.action_create, "Nothing is chosen yet")

    def test_an_order_without_delivery_has_nothing_to_return(self):
        order = self.an_order((self.product, 1))

        self.assertRefused(
            order.with_user(self.sales).action_after_sales_return, "Nothing of this has been delivered yet"
        )

    def test_the_form_of_the_return_finds_the_goods_of_the_customer(self):
        with Form(self.env["after_sales.return"].with_user(self.sales)) as form:
            form.partner_id = self.customer
            form.reason_id = self.reason

        self.assertEqual(form.record.state, "draft")
        self.assertRegex(form.record.name, r"^RMA/2026/\d{5}$")

    def test_who_has_no_role_cannot_open_a_proposal(self):
        outsider = self._an_outsider()

        with self.assertRaises(AccessError):
            self.order.with_user(outsider).action_after_sales_return()

    def test_orders_deliveries_and_invoices_count_their_returns(self):
        delivery = self.order.picking_ids
        document = self.a_returned(self.order, (self.product, 1), invoice_id=self.invoice.id)

        for record in (self.order, delivery, self.invoice):
            self.assertEqual(record.after_sales_return_count, 1)
            self.assertEqual(record.with_user(self.env.user).action_view_after_sales_returns()["res_id"], document.id)

    def proposed(self, record):
        return (
            self.env["after_sales.return.propose"]
            .with_user(self.sales)
            .browse(record.with_user(self.sales).action_after_sales_return()["res_id"])
        )

    def _an_outsider(self):
        return new_test_user(
            self.env, "outsider", groups="base.group_user,sales_team.group_sale_manager", company_id=self.company.id
        )
