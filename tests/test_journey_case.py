# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyCase(CaseCommon):
    """Complaints from the first call to the books (R4.01 to R4.53)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"
        self.invoice = self.invoiced(self.order)

    def replied(self, case, words, **values):
        action = case.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        reply = replies.create({"body": words, "way": "letter", **values})
        reply.action_send()
        return reply

    def decided(self, case, *decisions):
        case = self.approved(self.proposed(case, *decisions))
        return self.approved(self.negotiated(case))

    def test_an_unfounded_complaint_ends_with_an_explanation(self):
        """R4.45"""
        case = self.decided(self.investigated(self.an_accepted_case(), "unfounded"), ("explanation", 0))
        self.assertIn(
            "collect the receivable", case.activity_ids.filtered(lambda each: each.user_id == self.sales).summary
        )
        self.assertIn(self.invoice.name, case.activity_ids.filtered(lambda each: each.user_id == self.sales).note)

        self.replied(case, "The pressure was above the limit on the label.")

        self.assertEqual((case.state, case.amount_total), ("done", 0))
        self.assertEqual(self.invoice.amount_residual, 1000)

    def test_goods_come_back_within_the_tolerance(self):
        """R4.41, R5.07: 4 are decided on, 4 come; the books follow by themselves."""
        case = self.investigated(self.an_accepted_case((self.product, 4)))
        case = self.decided(case, ("return", {"line_id": case.line_ids.id, "quantity": 4}))
        self.replied(case, "Please send them back.", promised_amount=400)

        case.with_user(self.sales).action_execute()
        document = self.env["after_sales.return"].search([("case_id", "=", case.id)]).with_user(self.sales)
        document.action_submit()
        self.received(document)

        self.assertEqual((case.state, case.execution_status), ("done", "done"))
        self.assertEqual(self.invoice.amount_residual, 600)
        self.assertStock(self.product, on_hand=30.0, quarantine=4.0, value=300.0 + 40.0)
        self.assertLedger(
            document.credit_note_ids,
            {
                self.company_data["default_account_revenue"]: 400.0,
                self.company_data["default_account_receivable"]: -400.0,
                self.stock_account: 40.0,
                self.cogs_account: -40.0,
            },
        )

    def test_the_same_goods_go_out_again(self):
        """R4.53"""
        case = self.investigated(self.an_accepted_case((self.product, 1)))
        case = self.decided(case, ("exchange", {"line_id": case.line_ids.id, "quantity": 1}))
        case.with_user(self.sales).action_execute()
        document = self.env["after_sales.return"].search([("case_id", "=", case.id)]).with_user(self.sales)
        document.action_submit()
        self.received(document)
        sent = document.sudo().line_ids.replacement_move_ids
        sent.picked = True
        sent.picking_id.with_user(self.warehouse_user).with_context(skip_backorder=True).button_validate()

        self.assertEqual((document.state, case.state), ("done", "done"))
        self.assertEqual(self.invoice.amount_residual, 1000)

    def test_a_supplier_at_fault_is_kept_with_what_is_claimed_from_him(self):
        """R4.25, R4.27"""
        supplier = self.env["res.partner"].create({"name": "Gaskets Ltd"})
        case = self.an_accepted_case()
        case.with_user(self.quality).write(
            {
                "finding": "founded",
                "cause_id": self.env.ref("after_sales.after_sales_cause_quality_3").id,
                "occurrence_cause": "Gasket too soft.",
                "no_capa_reason": "The supplier improves it, see his report.",
                "escape_cause": "No test of hardness on receipt.",
                "share_ids": [
                    Command.create({"party": "supplier", "partner_id": supplier.id, "percent": 70, "claim_amount": 84}),
                    Command.create({"department_id": self.department.id, "percent": 30}),
                ],
            }
        )
        self.said(case, self.quality)
        case.with_user(self.manufacturing).countermeasure = "Hardness is measured on receipt."
        self.said(case, self.manufacturing)
        case = self.decided(case, ("rework", {"amount": 120, "bearer": "supplier"}))
        case.decision_ids.with_user(self.sales).action_mark_executed()

        self.assertEqual((case.state, sum(case.share_ids.mapped("percent"))), ("done", 100))
        self.assertEqual(case.share_ids.filtered(lambda share: share.party == "supplier").claim_amount, 84)

    def test_refused_by_the_customer_and_settled_in_the_second_round(self):
        """R4.42"""
        first = self.decided(self.investigated(self.an_accepted_case()), ("explanation", 0))
        self.replied(first, "We see no fault of ours.")
        first_reply = first.reply_ids
        first_reply.with_user(self.sales).action_reject()
        self.assertEqual(first.state, "done")

        action = first.with_user(self.sales).action_supersede()
        second = self.env["after_sales.case"].browse(action["res_id"]).with_user(self.sales)
        second.action_report()
        second.with_user(self.coordinator).action_accept()
        second = self.decided(self.investigated(second), ("rework", 200))
        second.decision_ids.with_user(self.sales).action_mark_executed()

        self.assertEqual((first.state, second.round, second.state), ("superseded", 2, "done"))
        self.assertEqual(second.parent_id, first)
