# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "-standard", "after_sales_beside")
class TestModulesKits(AfterSalesCommon):
    """Kits of Odoo's manufacturing app: only whole ones are credited (checklist B9, B14).

    A table is sold as a kit of one top (cost 30) and four legs (cost 5 each), for 200.
    """

    def set_stage(self):
        super().set_stage()
        self.top, self.leg = self.a_product(name="Top", cost=30.0), self.a_product(name="Leg", cost=5.0)
        self.table = self.a_kit()
        self.bought(self.top, 10, 30.0)
        self.bought(self.leg, 40, 5.0)
        self.order = self.an_order((self.table, 3))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)
        self.line = self.order.order_line

    def a_kit(self, **values):
        table = self.a_product(**{"name": "Table", "price": 200.0, "is_storable": False, **values})
        self.env["mrp.bom"].create({
            "product_tmpl_id": table.product_tmpl_id.id, "type": "phantom",
            "bom_line_ids": [
                Command.create({"product_id": self.top.id, "product_qty": 1}),
                Command.create({"product_id": self.leg.id, "product_qty": 4}),
            ],
        })  # fmt: skip
        return table

    def test_the_stage_is_a_kit(self):
        self.assertEqual(len(self.line.move_ids), 2)
        self.assertEqual((self.line.qty_delivered, self.invoice.amount_untaxed), (3.0, 600.0))

    def test_a_single_part_is_refused_and_told_what_is_missing(self):
        document = self.a_return(self.order, (self.leg, 4))

        self.assertRefused(document.action_submit, "part of the kit Table", "Top of the kit is missing here")

    def test_parts_that_make_no_whole_kit_are_refused(self):
        document = self.a_return(self.order, (self.top, 2), (self.leg, 7))

        self.assertRefused(document.action_submit, "Leg of the kit is missing here")

    def test_a_whole_kit_is_approved_and_credited_at_the_price_of_the_kit(self):
        document = self.a_submitted_return(self.order, (self.top, 1), (self.leg, 4))
        self.assertEqual((document.amount_untaxed, document.line_ids.mapped("amount_untaxed")), (200.0, [200.0, 0.0]))
        document.with_user(self.approver_gm).action_approve()

        self.received(document)

        credit = document.sudo().credit_note_ids
        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertEqual((credit.invoice_line_ids.product_id, credit.invoice_line_ids.quantity), (self.table, 1.0))
        self.assertEqual((credit.amount_untaxed, self.invoice.amount_residual), (200.0, 400.0))
        self.assertEqual((self.line.qty_delivered, self.line.qty_invoiced, self.line.qty_to_invoice), (2.0, 2.0, 0.0))

    def test_the_parts_come_in_at_their_own_cost(self):
        self.a_returned(self.order, (self.top, 1), (self.leg, 4))

        self.assertStock(self.top, on_hand=7.0, quarantine=1.0, value=240.0)
        self.assertStock(self.leg, on_hand=28.0, quarantine=4.0, value=160.0)

    def test_a_kit_is_credited_when_its_last_part_is_in(self):
        document = self.an_approved_return(self.order, (self.top, 1), (self.leg, 4))
        self.received(document, {self.top: 1.0, self.leg: 3.0})
        self.assertFalse(document.sudo().credit_note_ids)

        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.amount_untaxed, 200.0)
        self.assertEqual(document.state, "done")

    def test_of_two_kits_the_complete_one_is_credited_when_the_rest_is_closed(self):
        document = self.an_approved_return(self.order, (self.top, 2), (self.leg, 8))
        self.received(document, {self.top: 2.0, self.leg: 7.0})
        self.assertEqual(document.sudo().credit_note_ids.amount_untaxed, 200.0)

        document.action_close_rest()

        self.assertEqual((document.state, sum(document.sudo().credit_note_ids.mapped("amount_untaxed"))), ("done", 200.0))

    def test_what_makes_no_whole_kit_is_finished_without_a_credit(self):
        document = self.an_approved_return(self.order, (self.top, 1), (self.leg, 4))
        self.received(document, {self.leg: 3.0})

        document.action_close_rest()

        self.assertEqual((document.state, document.credit_status), ("done", "not_due"))
        self.assertFalse(document.sudo().credit_note_ids)

    def test_all_kits_one_after_the_other_credit_the_whole_invoice(self):
        for _each in range(3):
            self.a_returned(self.order, (self.top, 1), (self.leg, 4))

        self.assertEqual((self.invoice.amount_residual, self.line.qty_delivered), (0.0, 0.0))

    def test_inspection_may_decide_part_by_part(self):
        self.company.after_sales_credit_moment = "inspection"
        document = self.a_returned(self.order, (self.top, 1), (self.leg, 4))
        first, second = document.inspection_ids.with_user(self.quality)
        first.line_ids.disposition_id = self.env.ref("after_sales.after_sales_disposition_restock")
        second.line_ids.disposition_id = self.env.ref("after_sales.after_sales_disposition_scrap")
        first.action_inspect()
        self.assertFalse(document.sudo().credit_note_ids)

        second.action_inspect()

        self.assertEqual(document.sudo().credit_note_ids.amount_untaxed, 200.0)

    def test_only_credit_is_offered_for_kits(self):
        document = self.a_return(
            self.order, (self.top, 1, {"remedy": "replacement"}), (self.leg, 4, {"remedy": "replacement"})
        )

        self.assertRefused(document.action_submit, "kit Table", "only be credited")

    def test_a_kit_that_is_stored_itself_is_refused(self):
        self.table.is_storable = True
        document = self.a_return(self.order, (self.top, 1), (self.leg, 4))

        self.assertRefused(document.action_submit, "Table is stored itself")

    def test_a_kit_invoiced_when_ordered_is_not_offered_for_invoicing_again(self):
        table = self.a_kit(name="Desk", invoice_policy="order")
        order = self.an_order((table, 2))
        self.delivered(order)
        self.invoiced(order)

        document = self.a_returned(order, (self.top, 1), (self.leg, 4))

        self.assertEqual(document.sudo().credit_note_ids.amount_untaxed, 200.0)
        self.assertEqual((order.order_line.qty_to_invoice, order.invoice_status), (0.0, "invoiced"))
