# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .portal_common import PortalCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPortal(PortalCommon):
    """A customer follows his returns in the portal (R4.44)."""

    def test_the_list_shows_his_returns_and_no_others(self):
        own = self.a_submitted_return(self.order, (self.product, 1))
        foreign = self.a_submitted_return(self.foreign_order, (self.pump, 1))
        draft = self.a_return(self.order, (self.product, 1))
        self.as_user(self.rosa)

        listed = self.page("/my/returns").text

        self.assertIn(own.name, listed)
        self.assertNotIn(foreign.name, listed)
        self.assertNotIn(draft.name, listed)

    def test_a_colleague_of_the_customer_sees_them_too(self):
        company = self.env["res.partner"].create({"name": "Alvarez Ltd", "is_company": True})
        self.customer.parent_id = company
        clerk = self.a_portal_user("clerk_of_rosa")
        clerk.partner_id.parent_id = company
        own = self.a_submitted_return(self.order, (self.product, 1))
        self.as_user(clerk)

        self.assertIn(own.name, self.page("/my/returns").text)
        self.assertIn(own.name, self.page(f"/my/returns/{own.id}").text)

    def test_the_list_is_searched_filtered_and_sorted(self):
        first = self.a_submitted_return(self.order, (self.product, 1))
        second = self.an_approved_return(self.order, (self.product, 1))
        self.as_user(self.rosa)

        for address, found in (
            ("filterby=expected", {second}),
            ("filterby=checked&sortby=name", {first}),
            ("filterby=done", set()),
            (f"search_in=name&search={first.name}", {first}),
            (f"search_in=order&search={self.order.name}", {first, second}),
            ("search_in=product&search=Boiler&sortby=state", {first, second}),
            ("search=nothing+like+it", set()),
            ("sortby=partner_id&filterby=;&search_in=note&search=x", set()),
        ):
            listed = self.page(f"/my/returns?{address}").text.partition("o_portal_wrap")[2]
            for document in (first, second):
                self.assertEqual(f">{document.name}<" in listed, document in found, (address, document.name))

    def test_the_portal_counts_them(self):
        self.a_submitted_return(self.order, (self.product, 1))
        self.as_user(self.rosa)

        counted = self.make_jsonrpc_request("/my/counters", {"counters": ["return_count"]})

        self.assertEqual(counted["return_count"], 1)

    def test_the_page_follows_the_return_to_its_credit_note(self):
        self.invoiced(self.order)
        document = self.a_submitted_return(self.order, (self.product, 2))
        self.as_user(self.rosa)
        url = f"/my/returns/{document.id}"

        self.assertEqual([step.is_done for step in document._portal_steps()], [True, False, False, False])
        self.assertIn("Being checked", self.page(url).text)
        document.with_user(self.approver_gm).action_approve()
        self.assertIn("Please send the goods", self.page(url).text)
        self.received(document)

        page = self.page(url).text
        self.assertEqual([step.is_done for step in document._portal_steps()], [True, True, True, True])
        self.assertIn("Completed", page)
        self.assertNotIn("Please send the goods", page)
        self.assertIn(document.sudo().credit_note_ids.get_portal_url().replace("&", "&amp;"), page)

    def test_the_proof_is_a_station_where_the_company_asks_for_one(self):
        """R5.10, R5.11"""
        document = self.an_approved_return(self.order, (self.product, 2))
        self.assertNotIn("Certificate accepted", [step.label for step in document._portal_steps()])

        self.company.after_sales_return_proof_required = True

        step = next(step for step in document._portal_steps() if step.label == "Certificate accepted")
        self.assertFalse(step.is_done)

    def test_a_declined_return_says_why_in_words_for_the_customer(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        document.with_user(self.approver_gm)._refuse("He has cheated us before")
        document.with_user(self.sales).answer = "The goods are older than our guarantee."
        document.with_user(self.sales).action_cancel()
        self.as_user(self.rosa)

        page = self.page(f"/my/returns/{document.id}?access_token={document.access_token or ''}").text

        self.assertIn("The goods are older than our guarantee.", page)
        self.assertNotIn("cheated", page)

    def test_the_order_offers_a_return_and_only_ours(self):
        """Odoo's own label would send goods back that nobody agreed to take."""
        self.company.after_sales_control = "enforce"
        self.as_user(self.rosa)

        page = self.page(f"/my/orders/{self.order.id}").text

        self.assertIn(f"/my/returns/new?order={self.order.id}", page)
        self.assertNotIn("/my/picking/return/pdf/", page)
        self.an_approved_return(self.order, (self.product, 10))
        self.assertNotIn("/my/returns/new", self.page(f"/my/orders/{self.order.id}").text)

    def test_staff_look_at_the_page_before_the_customer_does(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        action = document.with_user(self.sales).action_preview_portal()
        self.as_user(self.sales)

        self.assertIn(document.name, self.page(action["url"]).text)

    def test_portal_users_read_nothing_over_rpc(self):
        """R4.44"""
        document = self.a_submitted_return(self.order, (self.product, 2)).with_user(self.rosa)
        for model in ("after_sales.return", "after_sales.return.line", "after_sales.approval.step"):
            self.assertRefused(lambda m=model: self.env[m].with_user(self.rosa).search([]), error=AccessError)
        self.assertRefused(lambda: document.read(["refusal"]), error=AccessError)
        self.assertRefused(document.action_preview_portal, error=AccessError)
