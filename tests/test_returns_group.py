# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .group_common import GroupCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsGroup(GroupCase):
    """A chain of returns between companies of one group: linked, and each decided at home (checklist B52)."""

    def test_whom_the_other_company_named_gets_the_draft_of_our_return(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        order = self.sold_by_the_peer(10)

        claim = self.claimed()

        document = claim.peer_return_id
        self.assertEqual((document.state, document.company_id, document.origin), ("draft", self.peer, "group"))
        self.assertEqual((document.partner_id, document.create_uid), (self.company.partner_id, self.peer_sales))
        self.assertEqual((document.line_ids.move_id, document.line_ids.quantity), (order.order_line.move_ids, 4.0))
        self.assertEqual((document.peer_claim_id, claim.peer_company_id), (claim, self.peer))
        self.assertFalse(document.sudo().approval_request_ids)

    def test_each_company_decides_by_its_own_authority(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        self.sold_by_the_peer(10)
        document = self.claimed().peer_return_id.with_user(self.peer_sales)
        document.reason_id = self.reason
        document.action_submit()

        self.assertRefused(document.with_user(self.approver_gm).action_approve, error=AccessError)
        document.with_user(self.peer_gm).action_approve()

        self.assertEqual((document.state, document.sudo().picking_ids.company_id), ("approved", self.peer))

    def test_who_acts_here_makes_it_where_he_has_the_right_there(self):
        self.sold_by_the_peer(10)
        self.quality.company_ids += self.peer
        self.quality.group_ids += self.env.ref("after_sales.after_sales_group_sales")

        self.assertEqual(self.claimed().peer_return_id.create_uid, self.quality)

    def test_without_a_right_there_only_somebody_there_is_told(self):
        order = self.sold_by_the_peer(10)

        claim = self.claimed()

        self.assertFalse(claim.peer_return_id)
        self.assertFalse(self.env["after_sales.return"].search([("company_id", "=", self.peer.id)]))
        activity = order.activity_ids
        self.assertEqual((activity.user_id, claim.peer_move_id), (self.peer_sales, order.order_line.move_ids))
        self.assertIn("sends back 4 × Boiler", activity.summary)

    def test_what_he_then_makes_is_linked_to_the_claim(self):
        order = self.sold_by_the_peer(10)
        claim = self.claimed()
        with self.at_the_peer():
            document = self.a_submitted_return(order, (self.product, 4))

        self.assertEqual((claim.peer_return_id, document.sudo().peer_claim_id), (document, claim))

    def test_a_named_person_without_the_right_makes_nothing(self):
        self.peer.after_sales_peer_user_id = self._a_user("quality", login="peer_quality", company=self.peer)
        order = self.sold_by_the_peer(10)

        self.assertFalse(self.claimed().peer_return_id)
        self.assertTrue(order.activity_ids)

    def test_numbers_of_two_companies_are_the_same_by_their_name(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        pump = self.a_product(name="Pump", tracking="serial")
        pump.seller_ids = [Command.create({"partner_id": self.peer.partner_id.id})]
        self.sold_by_the_peer(1, pump, "S1")
        other = self.sold_by_the_peer(1, pump, "S2")
        lot = self.a_lot(pump, "S1")
        self.bought(pump, 1, 10.0, lot=lot)
        order = self.an_order((pump, 1))
        self.delivered(order, lots={pump: [(lot, 1)]})
        self.invoiced(order)

        claim = self.claimed(1, self.a_returned(order, (pump, 1, lot)))

        line = claim.peer_return_id.line_ids
        self.assertEqual((line.lot_id.name, line.lot_id.company_id, line.quantity), ("S1", self.peer, 1.0))
        self.assertNotEqual(line.move_id, other.order_line.move_ids)

    def test_the_order_we_bought_by_counts_before_newer_ones(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        named = self.sold_by_the_peer(10, client_order_ref="PO 77")
        self.sold_by_the_peer(10)
        self.bought(self.product, 1, 10.0).picking_id.origin = "PO 77"

        self.assertEqual(self.claimed().peer_return_id.line_ids.move_id, named.order_line.move_ids)

    def test_what_was_shipped_straight_to_the_customer_is_asked_for_as_well(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        sold = self.sold_by_the_peer(5)
        order = self.an_order((self.product, 5))
        self.shipped_by_the_vendor(order)
        self.invoiced(order)

        document = self.a_returned(order, (self.product, 2))

        claim = self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)])
        line = claim.peer_return_id.line_ids
        self.assertEqual((line.move_id, line.quantity), (sold.order_line.move_ids, 2.0))

    def test_what_went_through_the_transit_is_drafted_by_the_order_we_bought_by(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        self.company.partner_id.with_company(self.peer).property_stock_customer = self.transit
        named = self.sold_by_the_peer(10, client_order_ref="PO 77")
        self.sold_by_the_peer(10)
        self.received_from_the_peer(1, 10.0, origin="PO 77")

        claim = self.claimed()

        self.assertEqual(self.transit, named.order_line.move_ids.location_dest_id)
        self.assertEqual(claim.peer_return_id.line_ids.move_id, named.order_line.move_ids)
        self.assertEqual((claim.peer_return_id.state, claim.peer_return_id.company_id), ("draft", self.peer))

    def test_what_no_delivery_there_is_known_for_is_noted_here(self):
        claim = self.claimed()

        self.assertFalse(claim.peer_return_id or claim.peer_move_id)
        self.assertIn("Pump Works knows no delivery of 4 × Boiler to us", claim.message_ids[:1].body)

    def test_the_other_company_is_told_when_the_goods_do_not_come(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        self.sold_by_the_peer(10)
        claim = self.claimed()

        claim.with_user(self.quality).action_withdraw()

        message = claim.peer_return_id.message_ids[:1]
        self.assertIn("does not send these goods after all", message.body)
        self.assertIn(self.peer_sales.partner_id, message.notified_partner_ids)

    def test_nobody_gets_a_right_over_the_other_company(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        self.sold_by_the_peer(10)
        claim = self.claimed()
        document = claim.peer_return_id

        self.assertIn(document.name, claim.with_user(self.quality).peer_summary)
        self.assertIn(claim.name, document.with_user(self.peer_sales).peer_summary)
        for user in (self.quality, self.sales, self.approver_gm, self.administrator):
            self.assertFalse(document.with_user(user).search([("id", "=", document.id)]))
            self.assertRefused(lambda u=user: document.with_user(u).read(["amount_total"]), error=AccessError)
        for user in (self.peer_sales, self.peer_gm):
            self.assertRefused(lambda u=user: claim.with_user(u).read(["amount"]), error=AccessError)
            self.assertRefused(lambda u=user: claim.return_id.with_user(u).read(["name"]), error=AccessError)

    def test_links_are_not_forged(self):
        self.peer.after_sales_peer_user_id = self.peer_sales
        self.sold_by_the_peer(10)
        claim = self.claimed()
        mine = self.a_return(self.order, (self.product, 1))

        self.assertRefused(lambda: mine.with_user(self.sales).write({"peer_claim_id": claim.id}), error=AccessError)
        for vals in ({"peer_return_id": mine.id}, {"peer_move_id": False}, {"peer_company_id": self.company.id}):
            self.assertRefused(lambda v=vals: claim.with_user(self.quality).write(v), error=AccessError)
