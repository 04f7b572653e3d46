# Part of after_sales. LGPL-3.
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..rules.portal_request import MOST_BYTES, MOST_WORDS
from .portal_common import PIXEL, PortalCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPortalRequest(PortalCommon):
    """A customer asks for a return of his order (R5.01, R5.20)."""

    def setUp(self):
        super().setUp()
        self.as_user(self.rosa)
        self.item = self.key(self.delivery)

    def test_it_becomes_a_draft_that_staff_is_told_of(self):
        answer = self.asked({self.item: "3"}, files=[("leak.png", PIXEL, "text/html")])

        document = self.requests()
        self.assertEqual(answer.status_code, 303)
        self.assertIn(f"/my/returns/{document.id}", answer.headers["Location"])
        self.assertEqual((document.state, document.submitted_by_id.id, document.origin), ("draft", False, "portal"))
        self.assertEqual((document.partner_id, document.user_id), (self.customer, self.sales))
        self.assertEqual((document.line_ids.move_id, document.line_ids.quantity), (self.delivery.move_ids, 3.0))
        self.assertEqual(document.activity_ids.user_id, self.sales)
        message = document.website_message_ids
        self.assertEqual((message.author_id, message.attachment_ids.mapped("name")), (self.customer, ["leak.png"]))
        self.assertIn("It leaks.", message.body)
        self.assertEqual(message.attachment_ids.mimetype, "image/png")

    def test_staff_submits_it_and_the_activity_is_done(self):
        self.asked({self.item: "3"})
        document = self.requests().with_user(self.sales)

        document.action_submit()

        self.assertEqual((document.state, document.submitted_by_id), ("submitted", self.sales))
        self.assertFalse(document.activity_ids.filtered(lambda activity: activity.user_id == self.sales))

    def test_all_that_is_wrong_is_told_at_once(self):
        words = self.refusals(
            self.asked(
                {self.item: "11"},
                reason="",
                words="x" * (MOST_WORDS + 1),
                files=[("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"), ("b.png", b"", "image/png")],
            )
        )

        for said in ("more than the 10", "why you return", "please shorten", "a.svg is neither", "b.png is empty"):
            self.assertIn(said, words)
        self.assertFalse(self.requests())

    def test_what_he_wrote_is_still_there_after_a_refusal(self):
        answer = self.asked({self.item: "11"}, words="It leaks <b>badly</b>")

        self.assertIn('value="11"', answer.text)
        self.assertIn("It leaks &lt;b&gt;badly&lt;/b&gt;", answer.text)

    def test_only_what_the_order_brought_is_taken(self):
        """Ids of others are compared with what was offered, and never looked up."""
        for name in (self.key(self.foreign_delivery), "quantity-x-y", "quantity-999999999-0", f"{self.item}9"):
            self.assertIn("not on this order", self.refusals(self.asked({name: "1"})))
        self.assertFalse(self.requests())

    def test_another_customers_order_is_not_taken(self):
        answer = self.asked({self.key(self.foreign_delivery): "1"}, order=self.foreign_order)

        self.assertEqual((answer.status_code, self.requests()), (303, self.env["after_sales.return"]))

    def test_a_quantity_is_a_number_above_zero(self):
        for quantity in ("-1", "nan", "1e400", "Infinity", "two", "0.0001", "1e-400"):
            answer = self.asked({self.item: quantity})
            self.assertIn("as a number above zero", self.refusals(answer), quantity)
        self.assertIn("Nothing is chosen", self.refusals(self.asked({self.item: "0"})))
        self.assertFalse(self.requests())

    def test_a_comma_is_a_decimal_point(self):
        self.asked({self.item: "1,5"})

        self.assertEqual(self.requests().line_ids.quantity, 1.5)

    def test_fields_of_the_house_that_are_sent_along_count_for_nothing(self):
        self.asked(
            {self.item: "1"},
            state="approved",
            user_id=self.approver_gm.id,
            partner_id=self.other.id,
            invoice_id="1",
            amount_total="0",
            remedy="replacement",
        )

        document = self.requests()
        self.assertEqual((document.state, document.partner_id, document.user_id), ("draft", self.customer, self.sales))
        self.assertEqual(document.line_ids.remedy, "credit")

    def test_a_reason_of_the_house_cannot_be_chosen(self):
        inside = self.env["after_sales.reason"].create({"name": "Goodwill", "code": "GW", "is_for_customers": False})

        self.assertNotIn("Goodwill", self.page(f"/my/returns/new?order={self.order.id}").text)
        self.assertIn("why you return", self.refusals(self.asked({self.item: "1"}, reason=inside.id)))

    def test_the_same_goods_are_asked_for_once_at_a_time(self):
        self.asked({self.item: "1"})

        self.assertIn(f"already, in {self.requests().name}", self.refusals(self.asked({self.item: "1"})))
        self.assertIn(f"Asked for in {self.requests().name}", self.page(f"/my/returns/new?order={self.order.id}").text)
        self.assertEqual(len(self.requests()), 1)
        self.requests().with_user(self.sales).action_cancel()
        self.assertEqual(self.asked({self.item: "1"}).status_code, 303)

    def test_what_other_returns_claim_is_not_left(self):
        self.a_submitted_return(self.order, (self.product, 8))

        self.assertIn("more than the 2", self.refusals(self.asked({self.item: "3"})))

    def test_a_lot_is_named_by_what_was_delivered(self):
        seal = self.a_product(name="Seal", tracking="lot")
        lot, stranger = self.a_lot(seal, "L1"), self.a_lot(seal, "L2")
        self.bought(seal, 5, 1.0, lot)
        order = self.an_order((seal, 5), partner=self.customer)
        delivery = self.delivered(order, lots={seal: [(lot, 5.0)]})

        self.assertIn("not on this order", self.refusals(self.asked({self.key(delivery, stranger): "1"}, order=order)))
        self.asked({self.key(delivery, lot): "2"}, order=order)
        self.assertEqual((self.requests().line_ids.lot_id, self.requests().line_ids.quantity), (lot, 2.0))

    def test_files_are_few_and_small(self):
        picture = ("a.png", PIXEL, "image/png")

        self.assertIn("send 5 at the most", self.refusals(self.asked({self.item: "1"}, files=[picture] * 6)))
        large = ("large.png", PIXEL + b"0" * MOST_BYTES, "image/png")
        self.assertIn("larger than 10 MB", self.refusals(self.asked({self.item: "1"}, files=[large])))

    def test_a_page_of_another_site_cannot_ask_in_his_name(self):
        with mute_logger("odoo.http"):
            answer = self.asked({self.item: "1"}, csrf_token="forged")

        self.assertEqual((answer.status_code, len(self.requests())), (400, 0))

    def test_without_a_salesperson_somebody_who_issues_returns_is_told(self):
        self.order.user_id = False
        self.asked({self.item: "1"})

        user = self.requests().activity_ids.user_id
        self.assertTrue(user.has_groups(",".join(self.env["after_sales.return"]._event_groups["submit"])))
        self.assertIn(self.company, user.company_ids)
