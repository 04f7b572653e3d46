# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .group_common import GroupCase


class JourneyGroup(GroupCase):
    """Pump Works sells us boilers at 25 that cost it 8; we sell them to Rosa at 100; four come all the way back."""

    def set_stage(self):
        super().set_stage()
        self.product.categ_id.with_company(self.peer).write(
            {"property_cost_method": self.method, "property_valuation": self.valuation}
        )

    def goes_all_the_way_back(self):
        self.company.partner_id.with_company(self.peer).property_stock_customer = self.transit
        self.peer.after_sales_peer_user_id = self.peer_sales
        sold = self.sold_by_the_peer(10, client_order_ref="PO 77")
        with self.at_the_peer():
            sold.order_line.price_unit = 25.0
            invoice = self.invoiced(sold)
            self.bought(self.product.with_env(self.env), 5, 20.0)
        receipt = self.received_from_the_peer(10, 25.0, origin="PO 77")
        order = self.an_order((self.product, 10))
        self.delivered(order)
        own_invoice = self.invoiced(order)

        # Rosa's goods come back to us and leave for Pump Works.
        inspection = self.inspected(self.a_returned(order, (self.product, 4)), ("vendor", 4))
        shipment = self.entries_of(inspection, "to_vendor")
        self.validated(shipment)
        claim = self.env["after_sales.vendor.claim"].search([("finding_id", "in", inspection.line_ids.ids)])
        document = claim.peer_return_id.with_user(self.peer_sales)
        with self.at_the_peer():
            document.reason_id = self.reason
            document.action_submit()
            document.with_user(self.peer_gm).action_approve()
            self.received(document.with_context(allowed_company_ids=self.peer.ids))
        return sold, invoice, receipt, order, own_invoice, shipment, document

    def worth_of_ours(self):
        """By our own transfers: Odoo's sum takes the stock of every company that the reader may see."""
        moves = self.env["stock.move"].search(
            [("product_id", "=", self.product.id), ("company_id", "=", self.company.id), ("state", "=", "done")]
        )
        return sum(moves.filtered("is_in").mapped("value")) - sum(moves.filtered("is_out").mapped("value"))

    def assertBothBooksAreRight(self, sold_at, worth):  # noqa: N802 - named like unittest's own
        """What Rosa got had cost us ``sold_at`` each; our stock is ``worth`` so much at last."""
        sold, invoice, receipt, order, own_invoice, shipment, document = self.goes_all_the_way_back()

        # Ours: what Rosa bought is ten less four, and what we sent to the vendor left us.
        self.assertEqual((receipt.location_id, shipment.location_dest_id), (self.transit, self.transit))
        self.assertEqual((order.order_line.qty_delivered, own_invoice.amount_residual), (6.0, 600.0))
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0)
        self.assertEqual(self.worth_of_ours(), worth)
        self.assertLedger(
            own_invoice.reversal_move_ids,
            {
                self.company_data["default_account_revenue"]: 400.0,
                self.company_data["default_account_receivable"]: -400.0,
                self.stock_account: 4 * sold_at,
                self.cogs_account: -4 * sold_at,
            },
        )
        # Theirs: from the transit into their quarantine, at what it left with, credited from their invoice.
        move = document.sudo().line_ids.receipt_move_ids
        quarantine = self.peer_warehouse.after_sales_quarantine_id
        self.assertEqual((document.state, move.location_id, move.location_dest_id), ("done", self.transit, quarantine))
        self.assertEqual((move.origin_returned_move_id, move.value), (sold.order_line.move_ids - move, 32.0))
        credit = document.sudo().credit_note_ids
        self.assertEqual((credit.company_id, credit.reversed_entry_id, credit.amount_untaxed), (self.peer, invoice, 100.0))
        self.assertEqual((sold.order_line.qty_delivered, sold.order_line.qty_invoiced), (6.0, 6.0))
        self.assertEqual(invoice.amount_residual, invoice.amount_total - credit.amount_total)
        cost = credit.line_ids.filtered(lambda line: line.display_type == "cogs")
        self.assertEqual(sorted(cost.mapped("balance")), [-32.0, 32.0])
        # Nothing is left between us.
        quants = self.env["stock.quant"].sudo().search(
            [("product_id", "=", self.product.id), ("location_id", "=", self.transit.id)]
        )
        self.assertEqual(sum(quants.mapped("quantity")), 0.0)
        self.env.flush_all()
        rows = self.env["after_sales.balance"].sudo().search([("order_id", "in", (order | sold).ids)])
        self.assertEqual([(row.delivered_qty, row.returned_qty, row.kept_qty) for row in rows], [(10.0, 4.0, 6.0)] * 2)
        self.assertFalse(any(rows.mapped("is_breach")))


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyGroup(JourneyGroup):
    """From our customer over us back to the company of our group that made it, in stock and books of both (B52)."""

    def test_a_customers_return_goes_on_to_the_company_that_sold_it_to_us(self):
        self.assertBothBooksAreRight(sold_at=15.0, worth=300.0)


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyGroupFifo(JourneyGroup):
    """The same by first in, first out."""

    method = "fifo"

    def test_a_customers_return_goes_on_to_the_company_that_sold_it_to_us(self):
        self.assertBothBooksAreRight(sold_at=10.0, worth=350.0)
