# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from ..models.lifecycle.engine import unlocked
from .case_common import CaseCommon
from .printing import PrintingCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseReturns(CaseCommon, PrintingCommon):
    """Returns of a case say so, send in its name, and count together (R5.01, R5.21, R5.22)."""

    def set_stage(self):
        super().set_stage()
        self.invoice = self.invoiced(self.order)

    def a_case_to_return(self, quantity=4, kind="return"):
        case = self.an_accepted_case((self.product, quantity))
        what = {"line_id": case.line_ids.id, "quantity": quantity}
        case = self.approved(self.proposed(self.investigated(case), (kind, what)))
        return self.approved(self.negotiated(case))

    def carried_out(self, case):
        case.with_user(self.sales).action_execute()
        return case.return_ids.filtered(lambda each: each.state == "draft").with_user(self.sales)

    def a_return_of(self, case, quantity):
        values = case.decision_ids._prepare_return_vals() | case.decision_ids._prepare_document_vals(case)
        values["line_ids"][0][2]["quantity"] = quantity
        return unlocked(self.env["after_sales.return"].with_user(self.sales)).create(values)

    def test_the_slip_names_the_case_as_its_basis(self):
        """R5.01"""
        document = self.carried_out(self.a_case_to_return())
        document.action_submit()

        self.assertIn(("Complaint case", document.case_id.sudo().name), document._slip_basis())
        self.assertIn(document.case_id.sudo().name, self.shown("slip", document))

    def test_an_exchange_sends_the_same_goods_free_in_the_name_of_the_case_and_credits_nothing(self):
        """R5.21"""
        case = self.a_case_to_return(2, kind="exchange")
        document = self.carried_out(case)
        document.action_submit()
        self.received(document)

        delivery = case._replacements()

        self.assertEqual(case.replacement_count, 1)
        self.assertEqual(case.action_view_replacements()["res_id"], delivery.id)
        self.assertIn(case.name, delivery.origin)
        self.assertEqual((delivery.move_ids.product_id, delivery.move_ids.product_uom_qty), (self.product, 2))
        self.assertEqual(self.order.order_line.product_uom_qty, 10)
        self.assertFalse(document.sudo().credit_note_ids)
        self.assertEqual(self.invoice.amount_residual, 1000)

    def test_receipts_of_all_returns_are_added_up_before_they_are_compared(self):
        """R5.22"""
        self.company.after_sales_tolerance_percent = 50
        case = self.a_case_to_return(4)
        first = self.a_return_of(case, 2)
        first.action_submit()
        self.company.after_sales_tolerance_percent = 0
        second = self.a_return_of(case, 2)
        second.action_submit()
        self.received(first, {self.product: 3})

        refusal = self.assertRefused(
            lambda: self.received(second, {self.product: 2}), "in all, but only 4 are decided on"
        )

        self.assertIn("5", refusal)
        self.received(second, {self.product: 1})
        self.assertEqual(sum((first | second).line_ids.mapped("received_qty")), 4)

    def test_what_did_not_come_with_one_return_may_come_with_the_next(self):
        """R5.22"""
        case = self.a_case_to_return(4)
        first = self.a_return_of(case, 4)
        first.action_submit()
        self.received(first, {self.product: 1})
        first.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel")).sudo().action_cancel()
        self.assertEqual(first.state, "done")

        self.assertRefused(self.a_return_of(case, 4).action_submit, "would come back")
        rest = self.a_return_of(case, 3)
        rest.action_submit()

        self.assertEqual(rest.state, "approved")
