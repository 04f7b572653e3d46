# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyCaseBooks(CaseCommon):
    """Complaints that end in their documents, the ledger, stock, and the figures that management reads (R4.41, R4.61)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"
        self.product, self.order = self.a_delivered_sale(bought=100, sold=40)
        self.invoice = self.invoiced(self.order)
        self.revenue = self.company_data["default_account_revenue"]
        self.receivable = self.company_data["default_account_receivable"]
        self.entries = self.env["account.move"].search([("company_id", "=", self.company.id)])

    def decided(self, case, *decisions):
        case = self.approved(self.proposed(case, *decisions))
        return self.approved(self.negotiated(case))

    def returned(self, case, quantities=None):
        """Sales makes the return of a closed case, the warehouse counts."""
        case.with_user(self.sales).action_execute()
        document = self.env["after_sales.return"].search([("case_id", "=", case.id)]).with_user(self.sales)
        document.action_submit()
        self.assertEqual(document.state, "approved")
        return self.received(document, quantities)

    def figures(self, by, value):
        """What the statistics of complaints say: number, value, recovered, loss."""
        measures = ["__count", "amount_total:sum", "recovered_amount:sum", "loss_amount:sum"]
        cases = self.env["after_sales.case"].with_user(self.coordinator)
        domain = self.env.ref("after_sales.after_sales_case_view_search")
        self.assertIn("'approved', 'done', 'superseded'", domain.arch_db)
        rows = cases.formatted_read_group([("state", "in", ("approved", "done", "superseded"))], [by], measures)
        key = (lambda row: row[by][0]) if cases._fields[by].type == "many2one" else (lambda row: row[by])
        found = next(row for row in rows if row[by] and key(row) == value)
        return tuple(found[measure] for measure in measures)

    def assertNothingNew(self):  # noqa: N802
        now = self.env["account.move"].search([("company_id", "=", self.company.id)])
        self.assertEqual(now, self.entries)
        self.assertStock(self.product, on_hand=60.0, value=600.0)

    def test_unfounded_nothing_moves_and_the_invoice_is_collected(self):
        """R4.45"""
        case = self.decided(self.investigated(self.an_accepted_case(), "unfounded"), ("explanation", 0))
        action = case.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        replies.create({"body": "The pressure was too high.", "way": "letter"}).action_send()

        self.assertEqual((case.state, case.execution_status), ("done", "done"))
        self.assertEqual((self.invoice.amount_residual, case.loss_amount), (4000.0, 0.0))
        self.assertNothingNew()
        self.assertEqual(self.figures("finding", "unfounded"), (1, 0.0, 0.0, 0.0))

    def test_an_allowance_lowers_the_price_and_leaves_the_goods(self):
        """R4.53, R6.01"""
        case = self.investigated(self.an_accepted_case((self.product, 4)))
        case = self.decided(case, ("allowance", {"line_id": case.line_ids.id, "amount": 150}))
        case.with_user(self.sales).action_execute()
        allowance = self.env["after_sales.allowance"].search([("case_id", "=", case.id)]).with_user(self.sales)
        self.assertEqual(case.execution_status, "running")
        allowance.action_submit()

        entry = allowance.sudo().credit_note_ids
        self.assertLedger(entry, {self.revenue: 150.0, self.receivable: -150.0})
        self.assertEqual((entry.state, self.invoice.amount_residual), ("posted", 3850.0))
        self.assertStock(self.product, on_hand=60.0, value=600.0)
        self.assertEqual((case.state, case.execution_status, case.loss_amount), ("done", "done", 150.0))
        self.assertEqual(self.figures("cause_id", self.cause.id), (1, 150.0, 0.0, 150.0))

    def test_a_return_takes_what_comes_within_the_tolerance(self):
        """R5.07: 20 are decided on, 21 come, which the ratio of the company allows."""
        self.company.after_sales_tolerance_percent = 5.0
        case = self.investigated(self.an_accepted_case((self.product, 20)))
        case = self.decided(case, ("return", {"line_id": case.line_ids.id, "quantity": 20}))

        document = self.returned(case, {self.product: 21})

        self.assertLedger(
            document.credit_note_ids,
            {self.revenue: 2100.0, self.receivable: -2100.0, self.stock_account: 210.0, self.cogs_account: -210.0},
        )
        self.assertEqual(self.invoice.amount_residual, 1900.0)
        self.assertStock(self.product, on_hand=60.0, quarantine=21.0, value=600.0 + 210.0)
        self.assertEqual((case.state, case.execution_status), ("done", "done"))
        self.assertEqual(self.figures("reason_id", self.reason.id), (1, 2000.0, 0.0, 2000.0))

    def test_an_exchange_costs_goods_and_no_money(self):
        """R4.53"""
        case = self.investigated(self.an_accepted_case((self.product, 2)))
        case = self.decided(case, ("exchange", {"line_id": case.line_ids.id, "quantity": 2}))
        document = self.returned(case)
        self.assertEqual((case.state, case.execution_status), ("approved", "running"))

        sent = document.sudo().line_ids.replacement_move_ids
        sent.picked = True
        sent.picking_id.with_user(self.warehouse_user).with_context(skip_backorder=True).button_validate()

        self.assertEqual((case.state, case.execution_status), ("done", "done"))
        self.assertFalse(document.sudo().credit_note_ids)
        self.assertEqual((self.invoice.amount_residual, self.order.order_line.qty_delivered), (4000.0, 40.0))
        self.assertStock(self.product, on_hand=58.0, quarantine=2.0, value=600.0)
        self.assertEqual(self.figures("reason_id", self.reason.id), (1, 200.0, 0.0, 200.0))

    def test_refused_by_the_customer_and_settled_in_the_second_round(self):
        """R4.42: the first round costs nothing, the second is what is paid and counted."""
        first = self.decided(self.investigated(self.an_accepted_case((self.product, 4))), ("rework", 100))
        action = first.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        reply = replies.create({"body": "We repair them.", "way": "letter"})
        reply.action_send()
        reply.action_reject()
        action = first.with_user(self.sales).action_supersede()
        second = self.env["after_sales.case"].browse(action["res_id"]).with_user(self.sales)
        second.action_report()
        second.with_user(self.coordinator).action_accept()
        self.assertNothingNew()

        second = self.investigated(second)
        second = self.decided(second, ("return", {"line_id": second.sudo().line_ids.id, "quantity": 4}))
        document = self.returned(second)

        self.assertEqual((first.state, first.execution_status), ("superseded", "none"))
        self.assertEqual((second.state, second.execution_status, second.round), ("done", "done", 2))
        self.assertLedger(
            document.credit_note_ids,
            {self.revenue: 400.0, self.receivable: -400.0, self.stock_account: 40.0, self.cogs_account: -40.0},
        )
        self.assertEqual(self.figures("state", "done"), (1, 400.0, 0.0, 400.0))
        register = self.env["after_sales.case"].search(
            [("accepted_on", "!=", False), ("id", "in", (first | second).ids)]
        )
        self.assertEqual(set(register.mapped("name")), {first.name, second.name})


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyCaseRecovery(CaseCommon):
    """A supplier at fault: what he owes is claimed, credited and taken off the loss (R4.25, R8.27)."""

    def set_stage(self):
        super().set_stage()
        self.supplier = self.env["res.partner"].create({"name": "Gaskets Ltd"})
        self.damages = self.company_data["default_account_expense"].copy({"name": "Damages"})
        self.company.after_sales_compensation_account_id = self.damages

    def a_decided_case(self, claim_amount=0.0):
        case = self.an_accepted_case()
        case.with_user(self.quality).write(
            {
                "finding": "founded",
                "cause_id": self.env.ref("after_sales.after_sales_cause_quality_3").id,
                "occurrence_cause": "Gasket too soft.",
                "escape_cause": "No test of hardness on receipt.",
                "no_capa_reason": "The supplier improves it, see his report.",
                "share_ids": [
                    Command.create(
                        {
                            "party": "supplier",
                            "partner_id": self.supplier.id,
                            "percent": 70,
                            "claim_amount": claim_amount,
                        }
                    ),
                    Command.create({"department_id": self.department.id, "percent": 30}),
                ],
            }
        )
        self.said(case, self.quality)
        case.with_user(self.manufacturing).countermeasure = "Hardness is measured on receipt."
        self.said(case, self.manufacturing)
        case = self.approved(self.proposed(case, ("compensation", {"amount": 120, "bearer": "supplier"})))
        return self.approved(self.negotiated(case))

    def claimed(self, case, user=None):
        case.with_user(user or self.coordinator).action_claim()
        return case.sudo().recovery_ids

    def test_from_the_complaint_to_the_posted_credit_note_of_the_supplier(self):
        case = self.a_decided_case()
        case.with_user(self.sales).action_execute()
        paid = self.env["after_sales.allowance"].search([("case_id", "=", case.id)]).with_user(self.sales)
        paid.action_submit()
        self.assertEqual((case.state, case.execution_status, case.loss_amount), ("done", "done", 120.0))

        claim = self.claimed(case)
        claim.with_user(self.quality).action_accept()
        claim.with_user(self.accountant).action_recover()
        refund = claim.refund_ids
        self.assertEqual((refund.move_type, refund.state, refund.partner_id), ("in_refund", "draft", self.supplier))
        self.assertEqual(case.loss_amount, 120.0)
        refund.invoice_date = "2026-03-02"
        refund.action_post()

        payable = self.company_data["default_account_payable"]
        self.assertLedger(refund, {self.damages: -84.0, payable: 84.0})
        self.assertEqual((claim.state, claim.recovered_amount), ("recovered", 84.0))
        self.assertEqual((case.recovered_amount, case.loss_amount), (84.0, 36.0))
        rows = self.env["after_sales.case"].formatted_read_group(
            [("id", "=", case.id)], ["cause_id"], ["amount_total:sum", "recovered_amount:sum", "loss_amount:sum"]
        )
        self.assertEqual((rows[0]["recovered_amount:sum"], rows[0]["loss_amount:sum"]), (84.0, 36.0))

    def test_a_credit_note_that_is_taken_back_is_no_recovery(self):
        case = self.a_decided_case()
        claim = self.claimed(case)
        claim.with_user(self.accountant).action_accept()
        claim.with_user(self.accountant).action_recover()
        claim.refund_ids.invoice_date = "2026-03-02"
        claim.refund_ids.action_post()

        claim.refund_ids.button_draft()

        self.assertEqual((case.recovered_amount, case.loss_amount), (0.0, 120.0))

    def test_what_was_agreed_to_recover_comes_before_the_share(self):
        self.assertEqual(self.claimed(self.a_decided_case(claim_amount=50)).amount, 50.0)

    def test_a_share_is_claimed_once(self):
        case = self.a_decided_case()
        claim = self.claimed(case)

        self.assertRefused(lambda: self.claimed(case), "is not claimed already")
        claim.with_user(self.quality).action_withdraw()

        self.assertEqual(len(self.claimed(case)), 2)

    def test_nothing_is_claimed_before_the_decision(self):
        case = self.an_accepted_case()

        self.assertRefused(case.with_user(self.coordinator).action_claim, "is not decided")
        self.assertFalse(case.with_user(self.coordinator).can_claim)

    def test_only_the_coordinator_quality_and_accounting_claim(self):
        case = self.a_decided_case()

        for user in (self.sales, self.clerk, self.approver_gm, self.auditor):
            self.assertRefused(case.with_user(user).action_claim, "can only be", error=AccessError)
            self.assertFalse(case.with_user(user).can_claim)
        self.assertTrue(self.claimed(case, self.accountant))
        self.assertRefused(
            lambda: case.recovery_ids.with_user(self.accountant).write({"recovered_amount": 1.0}), error=AccessError
        )
        self.assertEqual(
            case.with_user(self.accountant).action_view_recoveries()["res_id"], case.sudo().recovery_ids.id
        )
