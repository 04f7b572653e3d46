# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseExecution(CaseCommon):
    """A closed case is carried out by its documents, within what was decided (R4.41, R4.42, R7.04)."""

    def set_stage(self):
        super().set_stage()
        self.invoice = self.invoiced(self.order)

    def a_case_to_return(self, quantity=2, kind="return", **values):
        """A closed case that takes goods back."""
        case = self.an_accepted_case((self.product, quantity))
        what = {"line_id": case.line_ids.id, "quantity": quantity, **values}
        case = self.approved(self.proposed(self.investigated(case), (kind, what)))
        return self.approved(self.negotiated(case))

    def carried_out(self, case):
        case.with_user(self.sales).action_execute()
        return self.env["after_sales.return"].search([("case_id", "=", case.id)]).with_user(self.sales)

    def test_sales_makes_the_return_and_it_is_approved_with_the_case(self):
        """R4.41"""
        case = self.a_case_to_return(2)

        document = self.carried_out(case)
        document.action_submit()

        self.assertEqual((document.state, document.amount_total, document.origin), ("approved", 200, "case"))
        self.assertEqual(document.line_ids.quantity, 2)
        self.assertEqual(document.sudo()._latest_request().covered_by_id, case.sudo()._latest_request())
        self.assertTrue(document.sudo().picking_ids)

    def test_the_return_counts_once_in_the_window_of_the_customer(self):
        """R7.04"""
        case = self.a_case_to_return(2)
        self.carried_out(case).action_submit()

        again = self.a_return(self.order, (self.product, 3))
        again.action_submit()

        request = again.sudo()._latest_request()
        self.assertEqual(request.exposure, 500)

    def test_nobody_else_makes_the_documents(self):
        """R14.07"""
        case = self.a_case_to_return(2)

        for user in (self.quality, self.accountant, self.approver_gm, self.warehouse_user):
            self.assertRefused(case.with_user(user).action_execute, error=AccessError)

    def test_nothing_is_carried_out_before_the_case_is_closed(self):
        """R4.41"""
        case = self.an_accepted_case((self.product, 2))
        what = {"line_id": case.line_ids.id, "quantity": 2}
        case = self.approved(self.proposed(self.investigated(case), ("return", what)))

        self.assertRefused(case.with_user(self.sales).action_execute, "Being Handled")

    def test_more_than_was_decided_does_not_come_back(self):
        """R4.41"""
        document = self.carried_out(self.a_case_to_return(2))
        document.line_ids.quantity = 3

        self.assertRefused(document.action_submit, "only 2 are decided on", "200.00")

    def test_a_second_return_beside_the_first_is_refused(self):
        case = self.a_case_to_return(2)
        self.carried_out(case).action_submit()

        self.assertRefused(case.with_user(self.sales).action_execute, "needs no document any more")

    def test_a_cancelled_return_is_made_anew(self):
        case = self.a_case_to_return(2)
        self.carried_out(case).action_cancel()

        self.carried_out(case)

        documents = self.env["after_sales.return"].search([("case_id", "=", case.id)])
        self.assertEqual(sorted(documents.mapped("state")), ["cancelled", "draft"])

    def test_the_case_of_a_return_is_written_by_nobody(self):
        case = self.a_case_to_return(2)
        document = self.a_return(self.order, (self.product, 1))
        values = {"kind": "compensation", "partner_id": self.customer.id, "company_id": self.company.id}
        allowance = self.env["after_sales.allowance"].with_user(self.sales).create(values)

        for each in (document, allowance):
            self.assertRefused(lambda each=each: each.write({"case_id": case.id}), error=AccessError)

    def test_the_case_is_done_when_the_goods_are_credited(self):
        """R4.41"""
        case = self.a_case_to_return(2)
        document = self.carried_out(case)
        document.action_submit()

        self.received(document)

        self.assertEqual((document.state, case.state, case.execution_status), ("done", "done", "done"))
        self.assertEqual(self.invoice.amount_residual, 800)
        self.assertStock(self.product, on_hand=30.0, quarantine=2.0)

    def test_an_exchange_sends_the_same_goods_again(self):
        """R4.53"""
        document = self.carried_out(self.a_case_to_return(2, kind="exchange"))

        self.assertEqual(document.line_ids.remedy, "replacement")

    def an_allowance_of(self, case):
        case.with_user(self.sales).action_execute()
        return self.env["after_sales.allowance"].search([("case_id", "=", case.id)]).with_user(self.sales)

    def a_case_to_allow(self, amount=150, **values):
        self.company.after_sales_allowance_proof_required = False
        case = self.an_accepted_case((self.product, 3))
        what = {"line_id": case.line_ids.id, "amount": amount, **values}
        case = self.approved(self.proposed(self.investigated(case), ("allowance", what)))
        return self.approved(self.negotiated(case))

    def test_an_allowance_lowers_the_invoice_of_the_item_and_is_approved_with_the_case(self):
        """R4.41, R6.01"""
        case = self.a_case_to_allow(150)

        document = self.an_allowance_of(case)
        self.assertEqual((document.line_ids.invoice_id, document.amount_total), (self.invoice, 150))
        document.action_submit()

        self.assertEqual((document.credit_status, document.state, case.state), ("credited", "done", "done"))
        self.assertEqual(self.invoice.amount_residual, 850)

    def test_an_allowance_above_the_decision_is_refused(self):
        """R4.41"""
        document = self.an_allowance_of(self.a_case_to_allow(150))
        document.line_ids.given_amount = 150.01

        self.assertRefused(document.action_submit, "only", "150.00")

    def test_with_taxes_no_more_is_allowed_than_was_decided(self):
        """R7.04: the decision is with tax, the invoice without."""
        tax = self.env["account.tax"].create({"name": "13", "amount": 13, "company_id": self.company.id})
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.order.order_line.tax_ids = tax
        self.invoice = self.invoiced(self.order)

        document = self.an_allowance_of(self.a_case_to_allow(113))

        self.assertEqual((document.line_ids.given_amount, document.amount_total), (100, 113))

    def test_a_compensation_is_made_as_decided(self):
        """R4.41, R6.06"""
        case = self.a_closed_case(("compensation", 80))

        document = self.an_allowance_of(case)

        self.assertEqual((document.kind, document.amount_total), ("compensation", 80))

    def test_what_no_document_shows_is_said_by_sales(self):
        case = self.a_closed_case(("rework", 120))

        self.assertRefused(case.decision_ids.with_user(self.quality).action_mark_executed, error=AccessError)
        case.decision_ids.with_user(self.sales).action_mark_executed()

        self.assertEqual((case.state, case.decision_ids.executed_by_id), ("done", self.sales))
        self.assertRefused(case.decision_ids.with_user(self.sales).action_mark_executed, "cannot be carried out")

    def test_a_decision_with_a_document_is_not_said_to_be_done(self):
        case = self.a_case_to_return(2)

        self.assertRefused(case.decision_ids.with_user(self.sales).action_mark_executed, "carried out by its document")
