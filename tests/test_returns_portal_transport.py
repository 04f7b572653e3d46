# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .portal_common import PortalCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPortalTransport(PortalCommon):
    """How goods travel and whether freight is asked back: the customer wishes, the house decides (R5.01, checklist B22)."""

    def setUp(self):
        super().setUp()
        self.as_user(self.rosa)
        self.item = self.key(self.delivery)
        self.company.after_sales_customers_ask_freight = True
        self.freight = self.env["product.product"].create(
            {
                "name": "Freight",
                "type": "service",
                "invoice_policy": "order",
                "taxes_id": [],
                "after_sales_is_freight": True,
            }
        )

    def test_a_wish_is_kept_as_it_was_said_and_decides_nothing(self):
        self.charged_freight()

        self.asked({self.item: "3"}, transport="ship", carrier=" Post ", tracking="RR 12", freight="1")

        document = self.requests()
        self.assertEqual(
            (document.wished_transport, document.wished_carrier, document.wished_tracking), ("ship", "Post", "RR 12")
        )
        self.assertEqual(
            (document.is_freight_wished, document.freight_wish, document.has_open_wish), (True, "asked", True)
        )
        self.assertEqual((document.transport, document.carrier, document.freight_ids.ids), (False, False, []))
        self.assertIn("RR 12", self.page(f"/my/returns/{document.id}").text)

    def test_the_clerk_decides_as_the_customer_wishes(self):
        self.charged_freight()
        self.asked({self.item: "10"}, transport="collect", freight="1")
        document = self.requests().with_user(self.sales)

        document.action_take_wishes()

        self.assertEqual(
            (document.transport, document.freight_ids.amount, document.freight_wish), ("collect", 50.0, "granted")
        )
        self.assertFalse(document.has_open_wish)
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        page = self.page(f"/my/returns/{document.id}").text
        self.assertIn("We collect the goods", page)
        self.assertNotIn("Please send the goods", page)

    def test_the_clerk_may_decide_otherwise(self):
        self.charged_freight()
        self.asked({self.item: "1"}, transport="collect", freight="1")
        document = self.requests().with_user(self.sales)
        document.write({"transport": "ship", "carrier": "Our courier"})

        document.action_submit()

        self.assertEqual((document.freight_wish, document.sudo().freight_ids.ids), ("declined", []))
        page = self.page(f"/my/returns/{document.id}").text
        self.assertIn("Our courier", page)
        self.assertIn("Not Granted", page)

    def test_freight_is_asked_for_only_where_the_company_lets_it_be(self):
        self.charged_freight()
        self.assertIn('name="freight"', self.form().text)
        self.company.after_sales_customers_ask_freight = False

        self.assertNotIn('name="freight"', self.form().text)
        self.asked({self.item: "1"}, freight="1")
        self.assertFalse(self.requests().is_freight_wished)

    def test_freight_is_not_offered_where_none_was_charged(self):
        self.assertNotIn('name="freight"', self.form().text)
        self.asked({self.item: "1"}, freight="1")

        self.assertFalse(self.requests().is_freight_wished)

    def test_only_freight_of_the_own_order_counts(self):
        """Neither an invoice line nor an amount can be named: what is charged elsewhere stays there."""
        self.charged_freight(self.foreign_order)
        foreign = self.foreign_order.invoice_ids.invoice_line_ids.filtered(lambda line: line.product_id == self.freight)
        tampered = {
            "freight_ids": foreign.id,
            "invoice_line_id": foreign.id,
            "freight": str(foreign.id),
            "amount": "50",
        }

        self.asked({self.item: "1"}, **tampered)

        document = self.requests().with_user(self.sales)
        self.assertFalse(document.is_freight_wished)
        document.action_take_wishes()
        self.assertFalse(document.freight_ids)

    def test_a_way_that_was_not_offered_and_long_words_are_refused_together(self):
        answer = self.asked({self.item: "1"}, transport="helicopter", carrier="x" * 81, tracking="y" * 81)

        words = self.refusals(answer)
        self.assertIn("how the goods travel", words)
        self.assertIn("80 characters", words)
        self.assertFalse(self.requests())

    def test_decisions_that_are_sent_along_count_for_nothing(self):
        self.asked(
            {self.item: "1"}, transport="collect", wished_transport="ship", tracking_number="X", has_open_wish=""
        )

        document = self.requests()
        self.assertEqual(
            (document.wished_transport, document.transport, document.tracking_number), ("collect", False, False)
        )

    def test_what_he_chose_is_still_there_after_a_refusal(self):
        text = self.asked({self.item: "11"}, transport="ship", carrier="Post <b>", tracking="RR 12").text

        self.assertIn('value="Post &lt;b&gt;"', text)
        self.assertIn('value="RR 12"', text)
        self.assertRegex(text, r'value="ship"[^>]*checked')

    def test_only_those_who_issue_returns_decide(self):
        self.asked({self.item: "1"}, transport="ship")
        document = self.requests()

        for user in (self.warehouse_user, self.quality, self.accountant, self.auditor):
            self.assertRefused(document.with_user(user).action_take_wishes, error=AccessError)
        self.assertRefused(lambda: document.with_user(self.sales).write({"wished_carrier": "Mine"}), error=AccessError)

    # -- words of these tests ----------------------------------------------------------------------------------------

    def charged_freight(self, order=None):
        order = order or self.order
        order.order_line = [(0, 0, {"product_id": self.freight.id, "product_uom_qty": 1, "price_unit": 50.0})]
        return self.invoiced(order)

    def form(self):
        return self.page(f"/my/returns/new?order={self.order.id}")
