# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsOrigin(AfterSalesCommon):
    """From where a return was asked for (R5.01)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=10, sold=4)
        self.invoice = self.invoiced(self.order)

    def test_the_screen_that_a_return_is_made_from_is_remembered(self):
        delivery = self.order.picking_ids.filtered(lambda picking: picking.picking_type_code == "outgoing")

        for record, origin in ((self.order, "order"), (delivery, "delivery"), (self.invoice, "invoice")):
            self.assertEqual(self.made_from(record).origin, origin)

    def test_without_a_screen_it_was_made_by_hand(self):
        self.assertEqual(self.a_return(self.order, (self.product, 1)).origin, "hand")

    def test_nobody_says_another_origin(self):
        document = self.a_return(self.order, (self.product, 1))

        self.assertRefused(lambda: document.write({"origin": "portal"}), error=AccessError)
        self.assertRefused(
            lambda: self.a_return(self.order, (self.product, 1), origin="portal"), "Asked For From", error=AccessError
        )

    def made_from(self, record):
        action = record.with_user(self.sales).sudo().action_after_sales_return()
        proposal = self.env["after_sales.return.propose"].with_user(self.sales).browse(action["res_id"])
        proposal.reason_id = self.reason
        proposal.line_ids.quantity = 1
        return self.env["after_sales.return"].browse(proposal.action_create()["res_id"])
