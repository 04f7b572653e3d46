# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .blind_common import BlindReturns
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsBlind(BlindReturns, AfterSalesCommon):
    """What a return without a delivery must say, who makes it and who approves it (checklist B6, R5.17)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()

    def test_everything_that_is_missing_is_told_at_once(self):
        document = self.a_blind_return(
            self.product, line={"price_source": False, "cost_source": False, "remedy": "replacement"}, blind_reason=" "
        )

        self.assertRefused(
            document.action_submit,
            "nobody said why",
            "nobody said what it is credited at",
            "nobody said what it is worth in stock",
            "Choose the remedy “Credit” or “None”",
        )

    def test_an_agreed_price_and_a_stated_cost_say_why(self):
        document = self.a_blind_return(self.product, line={"price_reason": "", "cost_reason": " ", "stated_cost": 0.0})

        self.assertRefused(
            document.action_submit, "why that price was agreed", "why it is worth that much", "cost is not above zero"
        )

    def test_a_price_or_cost_of_nothing_is_chosen_and_never_assumed(self):
        self.product.standard_price = 0.0
        document = self.a_blind_return(self.product, line={"agreed_price": 0.0, "cost_source": "today"})

        self.assertRefused(document.action_submit, "the price is not above zero", "cost is not above zero")
        document.line_ids.write({"price_source": "zero", "cost_source": "zero"})
        document.action_submit()
        self.assertEqual((document.amount_total, document.line_ids.blind_cost), (0.0, 0.0))

    def test_goods_at_standard_cost_are_worth_that(self):
        product = self.a_product(method="standard")
        document = self.a_blind_return(product)

        self.assertRefused(document.action_submit, "valued at its standard cost")
        document.line_ids.cost_source = "today"
        document.action_submit()
        self.assertEqual(document.line_ids.blind_cost, 10.0)

    def test_the_price_list_of_today_says_the_price_and_the_currency(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        document = self.a_blind_return(self.product, 3.0, {"price_source": "list"}, pricelist_id=pricelist.id)

        self.assertEqual((document.currency_id, document.amount_total), (currency, 600.0))

    def test_a_service_a_missing_number_and_two_pieces_of_one_number_are_refused(self):
        service = self.env["product.product"].create({"name": "Visit", "type": "service"})
        serial = self.a_product(name="Pump", tracking="serial")
        document = self.a_blind_return(service)
        document.line_ids = [
            Command.create({"blind_product_id": serial.id, "price_source": "zero", "cost_source": "today"}),
            Command.create(
                {"blind_product_id": serial.id, "lot_name": "P1", "quantity": 2.0, "price_source": "zero", "cost_source": "today"}
            ),
        ]

        self.assertRefused(document.action_submit, "is a service", "each piece for itself", "Pump")

    def test_what_was_delivered_is_returned_from_its_delivery(self):
        product, order = self.a_delivered_sale(bought=5, sold=3)
        document = self.a_blind_return(product)

        delivery = order.picking_ids.name
        self.assertRefused(document.action_submit, f"got it with {delivery}", "of which 3 Units may still come back")

    def test_what_came_back_already_is_known_no_more(self):
        product, order = self.a_delivered_sale(bought=5, sold=3)
        self.invoiced(order)
        self.a_returned(order)

        self.a_blind_return(product).action_submit()

    def test_what_somebody_else_got_says_nothing(self):
        product, _order = self.a_delivered_sale(bought=5, sold=3)
        other = self.env["res.partner"].create({"name": "Somebody else"})

        document = self.a_blind_return(product, partner_id=other.id)
        document.action_submit()

        self.assertEqual(document.state, "submitted")

    def test_another_number_than_the_delivered_one_may_come_back(self):
        product = self.a_product(tracking="serial")
        lot = self.a_lot(product, "S1")
        self.bought(product, 1, 10.0, lot=lot)
        order = self.an_order((product, 1))
        self.delivered(order, lots={product: [(lot, 1)]})

        self.assertRefused(self.a_blind_return(product, line={"lot_name": "S1"}).action_submit, "Return it from that delivery")
        self.a_blind_return(product, line={"lot_name": "S0"}).action_submit()
        self.assertEqual(self.env["stock.lot"].search([("name", "=", "S0")]).product_id, product)

    def test_a_serial_number_that_lies_with_us_is_refused(self):
        product = self.a_product(tracking="serial")
        self.bought(product, 1, 10.0, lot=self.a_lot(product, "S1"))

        document = self.a_blind_return(product, line={"lot_name": "S1"})

        self.assertRefused(document.action_submit, "serial number S1 lies with us", self.warehouse.lot_stock_id.display_name)

    def test_a_serial_number_is_in_one_open_return(self):
        product = self.a_product(tracking="serial")
        first = self.a_blind_return(product, line={"lot_name": "S1"})
        first.action_submit()
        second = self.a_blind_return(product, line={"lot_name": "S1"})

        self.assertRefused(second.action_submit, f"is in return {first.name}, which is open")
        first.action_recall()
        second.action_submit()

    def test_a_number_of_another_company_is_refused(self):
        product = self.a_product(tracking="lot")
        other = self.env["res.company"].create({"name": "Other"})
        self.env["stock.lot"].create({"name": "L1", "product_id": product.id, "company_id": other.id})

        document = self.a_blind_return(product, line={"lot_name": "L1"})

        self.assertRefused(document.action_submit, "L1 is a number of Other")

    def test_only_the_general_manager_approves_it_whatever_the_amount(self):
        document = self.a_blind_return(self.product, line={"agreed_price": 1.0})
        document.action_submit()

        self.assertEqual(document.approval_step_ids.role_id.name, "General Manager")
        with self.assertRaises(AccessError):
            document.with_user(self.approver_deputy_gm).action_approve()
        document.with_user(self.approver_gm).action_approve()
        self.assertEqual(document.state, "approved")

    def test_it_needs_a_right_of_its_own(self):
        document = self.a_blind_return(self.product)

        for call in (
            lambda: document.with_user(self.sales).write({"blind_reason": "Mine"}),
            lambda: document.with_user(self.sales).action_submit(),
            lambda: document.with_user(self.sales).line_ids.write({"agreed_price": 500.0}),
            lambda: self.env["after_sales.return"].with_user(self.sales).create({"is_blind": True, "partner_id": self.customer.id}),
            lambda: self.a_return(self.an_order((self.product, 1))).write({"is_blind": True}),
        ):
            self.assertRefused(call, "Only people with the role", error=AccessError)

    def test_it_is_begun_with_what_is_known(self):
        wizard = self.env["after_sales.return.blind"].with_user(self.blind).create(
            {"partner_id": self.customer.id, "company_id": self.company.id, "reason_id": self.reason.id, "blind_reason": "A gift"}
        )

        document = self.env["after_sales.return"].browse(wizard.action_begin()["res_id"])

        self.assertEqual((document.is_blind, document.warehouse_id, document.blind_reason), (True, self.warehouse, "A gift"))

    def test_a_line_of_a_blind_return_names_no_delivery_and_stays_as_approved(self):
        document = self.an_approved_blind_return(self.product)

        self.assertRefused(lambda: document.line_ids.write({"agreed_price": 500.0}), "cannot change any more")
        self.assertRefused(lambda: document.write({"is_blind": False}), "cannot change any more")
