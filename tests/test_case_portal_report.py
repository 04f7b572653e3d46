# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..rules.portal_complaint import MOST_WAITING
from ..rules.portal_request import MOST_BYTES, MOST_WORDS
from .complaint_portal_common import ComplaintPortalCommon
from .portal_common import PIXEL


@tagged("post_install", "-at_install", "after_sales")
class TestCasePortalReport(ComplaintPortalCommon):
    """A customer reports a complaint in the portal and follows it (R4.07, R4.13, R4.44)."""

    def setUp(self):
        super().setUp()
        self.as_user(self.rosa)
        self.item = self.key(self.delivery)

    def test_it_becomes_the_draft_of_a_case_that_somebody_looks_at(self):
        """R4.13"""
        answer = self.reported({self.item: "3"}, files=[("leak.png", PIXEL, "text/html")])

        report = self.reports()
        case = report.case_id
        self.assertEqual(answer.status_code, 303)
        self.assertIn(f"/my/complaints/{report.id}", answer.headers["Location"])
        self.assertEqual((case.state, case.channel, case.source), ("draft", "portal", "complaint"))
        self.assertEqual((case.partner_id, case.user_id, case.category), (self.customer, self.sales, "quality"))
        self.assertEqual((case.line_ids.move_id, case.line_ids.quantity), (self.delivery.move_ids, 3.0))
        self.assertEqual(case.activity_ids.user_id, self.sales)
        self.assertIn("It leaks.", case.description)
        self.assertEqual((case.picture_ids.mapped("name"), case.picture_ids.mimetype), (["leak.png"], "image/png"))
        self.assertFalse(case.message_partner_ids & self.customer)

    def test_the_salesperson_passes_it_on_and_the_activity_is_done(self):
        self.reported({self.item: "3"})
        case = self.reports().case_id.with_user(self.sales)

        case.action_report()

        self.assertEqual(case.state, "reported")
        self.assertFalse(case.activity_ids.filtered(lambda activity: activity.user_id == self.sales))

    def test_how_much_may_not_be_known_yet(self):
        """R4.07"""
        self.reported({self.unknown(self.delivery): "1", self.item: ""})

        case = self.reports().case_id
        self.assertEqual((case.is_quantity_unknown, case.line_ids.quantity), (True, 0.0))
        self.assertIn("not known yet", self.reports().goods)
        case.with_user(self.sales).action_report()

    def test_all_that_is_wrong_is_told_at_once(self):
        words = self.refusals(
            self.reported(
                {self.item: "11"},
                category="bribery",
                fault="",
                words="x" * (MOST_WORDS + 1),
                files=[("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"), ("b.png", b"", "image/png")],
            )
        )

        for said in (
            *("more than the 10", "what your complaint is about", "what is wrong", "please shorten"),
            *("a.svg is neither", "b.png is empty"),
        ):
            self.assertIn(said, words)
        self.assertFalse(self.reports())

    def test_what_he_wrote_is_still_there_after_a_refusal(self):
        answer = self.reported({self.item: "11"}, words="It leaks <b>badly</b>")

        self.assertIn('value="11"', answer.text)
        self.assertIn("It leaks &lt;b&gt;badly&lt;/b&gt;", answer.text)

    def test_only_what_the_order_brought_is_taken(self):
        """Ids of others are compared with what was offered, and never looked up."""
        for name in (self.key(self.foreign_delivery), "quantity-x-y", "unknown-999999999-0", f"{self.item}9"):
            self.assertIn("not delivered with this order", self.refusals(self.reported({name: "1"})))
        self.assertFalse(self.reports())

    def test_another_customers_order_is_not_there(self):
        answer = self.reported({self.key(self.foreign_delivery): "1"}, order=self.foreign_order)

        self.assertEqual((answer.status_code, len(self.reports())), (303, 0))
        for order in (self.foreign_order.id, 999_999_999, "x", "1 or 1", "9" * 40):
            self.assertTurnedAway(f"/my/complaints/new?order={order}")
        self.assertNotIn(self.foreign_order.name, self.page("/my/complaints/new").text)
        searched = self.page(f"/my/complaints/new?search={self.foreign_order.name}").text
        self.assertNotIn(f"order={self.foreign_order.id}", searched)

    def test_orders_are_found_by_product_delivery_and_number(self):
        for term in (self.order.name, self.delivery.name, self.product.name):
            self.assertIn(f"order={self.order.id}", self.page(f"/my/complaints/new?search={term}").text)
        self.assertNotIn(f"order={self.order.id}", self.page("/my/complaints/new?search=nothing-like-it").text)

    def test_a_late_delivery_is_complained_of_without_goods(self):
        late = self.an_order((self.product, 1), partner=self.customer)
        self.assertIn(f"order={late.id}", self.page("/my/complaints/new").text)
        self.assertIn("Nothing of this order has been delivered", self.page(f"/my/complaints/new?order={late.id}").text)

        self.reported({}, order=late, category="date", words="Where is it?")

        case = self.reports().case_id
        self.assertEqual((case.order_id, case.category), (late, "date"))
        case.with_user(self.sales).action_report()

    def test_fields_of_the_house_that_are_sent_along_count_for_nothing(self):
        self.reported(
            {self.item: "1"}, state="approved", partner_id=self.other.id, grade="4", finding="founded", case_id="1"
        )

        case = self.reports().case_id
        self.assertEqual((case.state, case.partner_id, case.grade, case.finding), ("draft", self.customer, "2", False))

    def test_a_fault_of_the_house_cannot_be_chosen(self):
        inside = self.env["after_sales.reason"].create({"name": "Goodwill", "code": "GW", "is_for_customers": False})

        self.assertIn("what is wrong", self.refusals(self.reported({self.item: "1"}, fault=inside.id)))

    def test_the_same_goods_are_reported_once_until_somebody_has_looked(self):
        self.reported({self.item: "1"})

        self.assertIn(f"already, in {self.reports().name}", self.refusals(self.reported({self.item: "1"})))
        self.reports().case_id.with_user(self.sales).action_report()
        self.assertEqual(self.reported({self.item: "1"}).status_code, 303)

    def test_so_many_reports_may_wait_and_no_more(self):
        for _each in range(MOST_WAITING):
            self.reported({}, category="date")

        self.assertIn("wait to be looked at", self.refusals(self.reported({}, category="date")))
        self.assertEqual(len(self.reports()), MOST_WAITING)

    def test_files_are_few_and_small(self):
        picture = ("a.png", PIXEL, "image/png")

        self.assertIn("send 5 at the most", self.refusals(self.reported({self.item: "1"}, files=[picture] * 6)))
        large = ("large.png", PIXEL + b"0" * MOST_BYTES, "image/png")
        self.assertIn("larger than 10 MB", self.refusals(self.reported({self.item: "1"}, files=[large])))

    def test_a_page_of_another_site_cannot_report_in_his_name(self):
        with mute_logger("odoo.http"):
            answer = self.reported({self.item: "1"}, csrf_token="forged")

        self.assertEqual((answer.status_code, len(self.reports())), (400, 0))

    def test_nobody_rewrites_what_the_customer_said(self):
        self.reported({self.item: "1"})
        report = self.reports()

        for user in (self.sales, self.coordinator, self.administrator):
            self.assertRefused(lambda user=user: report.with_user(user).write({"words": "All is well"}), error=AccessError)
            self.assertRefused(report.with_user(user).unlink, error=AccessError)
        self.assertRefused(lambda: report.sudo().write({"words": "All is well"}), error=AccessError)
        values = {"case_id": report.case_id.id, "words": "x"}
        self.assertRefused(lambda: report.sudo().create(values), error=AccessError)
        self.assertRefused(report.case_id.with_user(self.sales).unlink, "reported by the customer")

    def test_colleagues_open_the_case_and_the_customers_page_from_the_report(self):
        self.reported({self.item: "1"})
        report = self.reports().with_user(self.sales)

        self.assertEqual(report.action_view_case()["res_id"], report.case_id.id)
        self.assertEqual(report.case_id.action_view_report()["res_id"], report.id)
        self.assertIn(f"/my/complaints/{report.id}", report.action_preview_portal()["url"])
