# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseFind(CaseCommon):
    """One search finds what is complained of, with all its papers (R4.06, R4.10)."""

    def set_stage(self):
        super().set_stage()
        self.invoice = self.invoiced(self.order)

    def opened(self, action):
        return self.env[action["res_model"]].browse(action["res_id"]).with_user(self.sales)

    def searched(self, term, **values):
        finding = self.env["after_sales.case.find"].with_user(self.sales).create({"term": term, **values})
        finding.action_search()
        return finding.line_ids

    def test_orders_deliveries_invoices_and_products_are_found_by_one_search(self):
        self.order.client_order_ref = "PO 77"
        for term in (self.order.name, self.order.picking_ids.name, self.invoice.name, self.product.name, "PO 77"):
            lines = self.searched(term)
            self.assertEqual(lines.move_id, self.order.order_line.move_ids, term)

        self.assertEqual((lines.invoice_id, lines.delivered_qty), (self.invoice, 10))
        self.assertFalse(self.searched("nothing like it"))

    def test_a_lot_is_found_with_those_who_got_it(self):
        valve = self.a_product(name="Valve", tracking="lot")
        lot = self.a_lot(valve, "LOT-4711")
        self.bought(valve, 5, 4.0, lot=lot)
        order = self.an_order((valve, 5))
        self.delivered(order, lots={valve: [(lot, 5)]})

        line = self.searched("4711")

        self.assertEqual((line.lot_id, line.order_id, line.partner_id), (lot, order, self.customer))

    def test_a_search_needs_something_to_go_by(self):
        finding = self.env["after_sales.case.find"].with_user(self.sales).create({})

        self.assertRefused(finding.action_search, "Choose a customer")
        self.assertRefused(finding.action_add, "Nothing is chosen")

    def test_what_is_chosen_goes_onto_the_case_with_its_papers(self):
        case = (
            self.env["after_sales.case"]
            .with_user(self.sales)
            .create({"subject": "Leaks", "partner_id": self.customer.id})
        )
        finding = self.opened(case.action_find())
        finding.line_ids.quantity = 2

        finding.action_add()

        line = case.line_ids
        self.assertEqual((line.quantity, line.order_id, line.invoice_line_id.move_id), (2, self.order, self.invoice))

    def test_order_delivery_invoice_and_lot_begin_a_complaint(self):
        picking = self.order.picking_ids
        for record in (self.order, picking, self.invoice):
            finding = self.opened(record.with_user(self.sales).action_after_sales_case())
            finding.line_ids.is_taken = True
            finding.line_ids.quantity = 1
            action = finding.action_add()
            case = self.env["after_sales.case"].browse(action["res_id"])
            self.assertEqual((case.partner_id, case.line_ids.product_id), (self.customer, self.product))

        self.env.invalidate_all()
        for record in (self.order, picking, self.invoice):
            self.assertEqual(record.after_sales_case_count, 3)

    def test_a_lot_shows_its_complaints(self):
        valve = self.a_product(name="Valve", tracking="lot")
        lot = self.a_lot(valve, "L1")
        self.bought(valve, 5, 4.0, lot=lot)
        order = self.an_order((valve, 5))
        self.delivered(order, lots={valve: [(lot, 5)]})

        finding = self.opened(lot.with_user(self.sales).action_after_sales_case())
        finding.line_ids.quantity = 1
        finding.action_add()

        self.env.invalidate_all()
        self.assertEqual(lot.after_sales_case_count, 1)

    def test_a_late_order_begins_a_complaint_about_itself(self):
        """R4.31"""
        order = self.an_order((self.product, 1))

        action = order.with_user(self.sales).action_after_sales_case()
        case = (
            self.env["after_sales.case"]
            .with_user(self.sales)
            .with_context(**action["context"])
            .create({"subject": "Where is it?", "reason_id": self.reason.id})
        )
        case.action_report()

        self.assertEqual((case.order_id, case.category), (order, "date"))
        self.env.invalidate_all()
        self.assertEqual(order.after_sales_case_count, 1)
