# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .concession_common import ConcessionCommon
from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionWaysRound(ConcessionCommon, WaysRound):
    """Each way to a customer with a price that nobody approved, tried by name (R6.14, R7.03)."""

    def set_stage(self):
        super().set_stage()
        self.offer = self.a_quotation(1700.0)
        self.free = self.a_quotation(1900.0)

    def test_no_way_tells_or_confirms_it(self):
        order, line = self.offer, self.offer.order_line
        forged = {"after_sales_engine": True, "mark_so_as_sent": True, "default_state": "sale"}
        composer = {"model": "sale.order", "res_ids": str(order.ids), "template_id": self.template().id}

        self.assertNoWay({
            "the button to send": order.action_quotation_send,
            "marking as sent": order.action_quotation_sent,
            "the button to confirm": order.action_confirm,
            "the order's own validation, as the payment does": lambda: order.sudo()._validate_order(),
            "the state over RPC": lambda: self.over_rpc(self.sales, order, "write", {"state": "sale"}, context=forged),
            "sent over RPC": lambda: self.over_rpc(self.sales, order, "write", {"state": "sent"}, context=forged),
            "the superuser": lambda: order.sudo().write({"state": "sale"}),
            "a message that marks": lambda: order.with_context(**forged).message_post(body="1,700"),
            "the template in another window": lambda: self.env["mail.compose.message"].create(composer),
            "the template by itself": lambda: self.template().send_mail(order.id),
            "the print": lambda: self.printed(order),
            "the print of several": lambda: self.printed(self.free | order),
            "the pro-forma": lambda: self.printed(order, "sale.action_report_pro_forma_invoice"),
            "a link to pay": lambda: order._get_default_payment_link_values(),
            "an import": lambda: order.copy().sudo().create(self.values(state="sale")),
            "confirmed with another line": lambda: order.write({"state": "sale", "order_line": [
                Command.delete(line.id), Command.create({"product_id": self.service.id, "price_unit": 1700.0})]}),
        }, "15.00 % below")  # fmt: skip
        self.assertEqual((order.state, order.message_partner_ids & self.customer), ("draft", self.customer.browse()))

    def test_no_way_lowers_what_was_told(self):
        order = self.sent(self.free)
        line, cheap = order.order_line, self.a_cheap_pricelist()
        included = self.tax_sale_a.copy({"name": "In it", "price_include_override": "tax_included"})
        deduction = {"product_id": self.product.id, "name": "Bonus", "price_unit": -300.0}

        self.assertNoWay({
            "the price": lambda: line.write({"price_unit": 1700.0}),
            "the discount": lambda: line.write({"discount": 15.0}),
            "over RPC": lambda: self.over_rpc(self.sales, line, "write", {"discount": 15.0}),
            "on the order": lambda: order.write({"order_line": [Command.update(line.id, {"price_unit": 1700.0})]}),
            "another line": lambda: order.write({"order_line": [Command.create(deduction)]}),
            "a line that says it is a deposit": lambda: order.write(
                {"order_line": [Command.create({**deduction, "is_downpayment": True})]}),
            "a line that says it is an expense": lambda: line.write({"is_expense": True, "price_unit": 1700.0}),
            "a tax within the price": lambda: line.write({"tax_ids": [Command.set(included.ids)]}),
            "another list, and its prices": lambda: (
                order.write({"pricelist_id": cheap.id}), order._recompute_prices()),
            "the discount of all lines": lambda: self.discounted(order, 0.15),
        }, "below the price list", "Set to Quotation")  # fmt: skip

    def test_no_way_lowers_what_was_confirmed(self):
        self.free.action_confirm()
        line = self.free.order_line

        self.assertNoWay({
            "the price": lambda: line.write({"price_unit": 1700.0}),
            "the superuser": lambda: line.sudo().write({"discount": 15.0}),
            "a new line": lambda: line.copy({"order_id": self.free.id, "price_unit": 100.0}),
        }, "below the price list")  # fmt: skip

    def test_no_approval_serves_another_offer(self):
        """R7.18"""
        self.an_approved_concession(self.offer)
        order, line = self.offer, self.offer.order_line
        other = self.env["res.partner"].create({"name": "Somebody else"})
        currency = self.setup_other_currency("EUR", rates=[("2016-01-01", 2.0)])
        euro = self.env["product.pricelist"].create({"name": "Euro", "currency_id": currency.id})

        self.assertNoWay({
            "a copy": lambda: order.copy().action_confirm(),
            "a lower price": lambda: (line.write({"price_unit": 1699.0}), order.action_confirm()),
            "a discount": lambda: (line.write({"discount": 1.0}), order.action_confirm()),
            "more of it": lambda: (line.write({"product_uom_qty": 2, "price_unit": 1700.0}),
                                   order.action_confirm()),
            "a larger unit": lambda: (line.write({"product_uom_id": self.dozen.id, "price_unit": 1700}),
                                      order.action_confirm()),
            "another customer": lambda: (order.write({"partner_id": other.id}), order.action_confirm()),
            "another currency": lambda: (order.write({"pricelist_id": euro.id}), line.write({"price_unit": 1700.0}),
                                         order.action_confirm()),
            "a deduction": lambda: (self.discounted(order, 0.05), order.action_confirm()),
        }, "below the price list")  # fmt: skip
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_taking_out_what_was_at_the_list_price_needs_another_approval(self):
        order = self.a_quotation(1700.0, lines=[{"product_id": self.service.id, "price_unit": 2000.0}])
        self.sent(order)

        self.assertRefused(order.order_line[1].unlink, "15.00 % below", "Set to Quotation")

    def test_an_approved_return_sells_its_exchange_at_the_price_agreed_and_nothing_else_does(self):
        """R5.21: whoever approved the return agreed to the price; a link to a return alone promises nothing"""
        self.company.after_sales_price_control = "all"
        better = self.a_product(name="Better boiler", price=150.0, invoice_policy="order")
        self.bought(better, 5, 60.0)
        terms = {"remedy": "exchange", "exchange_product_id": better.id, "exchange_price_unit": 90.0}
        document = self.an_approved_return(self.order, (self.product, 1, terms))

        self.received(document)

        order = document.sudo().exchange_order_ids
        self.assertEqual((order.state, order.amount_untaxed), ("sale", 90.0))
        self.assertRefused(lambda: order.order_line.write({"price_unit": 80.0}), "below the price list")
        self.offer.sudo().after_sales_exchange_return_id = document
        self.assertRefused(self.offer.action_confirm, "15.00 %")

    def test_nobody_writes_a_concession_by_hand(self):
        concession = self.a_concession(self.offer)
        model, forged = "after_sales.concession", {"default_state": "approved", "default_deviation_percent": 1.0}

        self.assertNoWay({
            "a smaller deviation": lambda: self.over_rpc(
                self.sales, concession, "write", {"deviation_percent": 1.0}, context=forged),
            "born with one": lambda: self.over_rpc(
                self.sales, self.env[model], "create", [{"order_id": self.offer.id, "deviation_percent": 1.0}]),
            "born approved": lambda: self.over_rpc(
                self.sales, self.env[model], "create", [{"order_id": self.offer.id, "state": "approved"}]),
            "a line": lambda: self.over_rpc(
                self.sales, concession.line_ids, "write", {"list_amount": 1700.0}),
            "a line through the concession": lambda: self.over_rpc(
                self.sales, concession, "write", {"line_ids": [Command.clear()]}),
            "the seal": lambda: self.over_rpc(
                self.sales, self.offer, "write", {"after_sales_price_seal": "0" * 64}),
        }, error=AccessError)  # fmt: skip
        born = self.over_rpc(self.sales, self.env[model], "create", [{"order_id": self.offer.id}], context=forged)
        self.assertEqual(self.env[model].browse(born).mapped("state"), ["draft"])
        self.assertEqual(self.env[model].browse(born).mapped("deviation_percent"), [15.0])

    def test_a_payment_by_an_old_link_is_kept_and_confirms_nothing(self):
        provider = self.env["payment.provider"].create({"name": "Test", "code": "none", "company_id": self.company.id})
        payment = self.env["payment.transaction"].create(
            {
                "provider_id": provider.id,
                "payment_method_id": self.env.ref("payment.payment_method_unknown").id,
                "reference": self.offer.name,
                "amount": 1700.0,
                "currency_id": self.offer.currency_id.id,
                "partner_id": self.customer.id,
                "sale_order_ids": [Command.set(self.offer.ids)],
                "state": "done",
            }
        )
        self.offer.require_payment = True

        self.assertFalse(payment._check_amount_and_confirm_order())
        self.assertEqual((self.offer.state, self.offer.amount_paid), ("draft", 1700.0))

        self.an_approved_concession(self.offer)
        self.assertEqual(payment._check_amount_and_confirm_order(), self.offer)

    def test_a_forged_seal_vouches_for_nothing(self):
        seal = self.sent(self.free).sudo().after_sales_price_seal
        self.offer.sudo().after_sales_price_seal = seal

        self.assertRefused(self.offer.action_confirm, "15.00 %")

    # -- what is tried -------------------------------------------------------------------------------------------------

    def template(self):
        return self.env.ref("sale.email_template_edi_sale")

    def values(self, **values):
        line = {"product_id": self.service.id, "price_unit": 1700.0}
        return {"partner_id": self.customer.id, "order_line": [Command.create(line)], **values}

    def printed(self, orders, report="sale.action_report_saleorder"):
        return self.env["ir.actions.report"].with_user(self.sales)._render(report, orders.ids)

    def a_cheap_pricelist(self):
        rule = {"compute_price": "fixed", "applied_on": "3_global", "fixed_price": 900.0}
        return self.env["product.pricelist"].create({"name": "Cheap", "item_ids": [Command.create(rule)]})

    def discounted(self, order, share):
        wizard = self.env["sale.order.discount"].with_context(active_id=order.id)
        wizard.create({"discount_type": "so_discount", "discount_percentage": share}).action_apply_discount()


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionPortal(ConcessionCommon, HttpCase):
    """A customer with a link finds no price that nobody approved, and accepts none (R6.14)."""

    freeze_time = None

    def set_stage(self):
        super().set_stage()
        self.offer = self.a_quotation(1700.0, require_signature=True)
        self.link = self.offer.sudo().get_portal_url()

    def test_a_link_shows_and_downloads_nothing(self):
        for address in (self.link, f"{self.link}&report_type=pdf&download=true", f"{self.link}&report_type=html"):
            page = self.url_open(address)
            self.assertNotIn("1,700", page.text)
            self.assertNotIn(self.offer.name, page.text)

    def test_nothing_is_accepted_or_paid(self):
        self.assertFalse(self.offer.sudo()._has_to_be_signed() or self.offer.sudo()._has_to_be_paid())

        told = self.make_jsonrpc_request(
            f"/my/orders/{self.offer.id}/accept",
            {"access_token": self.offer.sudo().access_token, "name": "Rosa", "signature": "R0lGODlhAQABAAAAACw="},
        )

        self.assertEqual((told, self.offer.state), ({"error": "Invalid order."}, "draft"))

    def test_what_is_approved_is_shown_and_accepted(self):
        self.an_approved_concession(self.offer)
        self.assertIn("1,700", self.url_open(self.link).text)

        self.assertTrue(self.offer.sudo()._has_to_be_signed())
