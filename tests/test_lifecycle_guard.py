# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestLifecycleGuard(AfterSalesCommon):
    """States change through one door, whoever asks and however (R7.03, R7.18)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)

    def test_nobody_writes_a_state(self):
        document = self.a_return(self.order, (self.product, 1))

        for user in (self.sales, self.approver_gm, self.administrator, self.env.user):
            for records in (document.with_user(user), document.with_user(user).sudo()):
                self.assertRefused(lambda records=records: records.write({"state": "approved"}), error=AccessError)

    def test_each_move_stands_in_the_chatter_with_who_made_it(self):
        document = self.a_return(self.order, (self.product, 1))
        document.action_submit()
        document.with_user(self.approver_manager).action_approve()

        said = [(str(message.body), message.author_id) for message in document.message_ids.sorted("id") if "→" in message.body]
        self.assertEqual(
            said,
            [
                ("<p>Draft → Waiting for Approval</p>", self.sales.partner_id),
                ("<p>Waiting for Approval → Approved</p>", self.approver_manager.partner_id),
            ],
        )

    def test_no_context_opens_the_door(self):
        document = self.a_return(self.order, (self.product, 1))

        for forged in (True, 1, "object", object()):
            forging = document.sudo().with_context(after_sales_engine=forged)
            self.assertRefused(
                lambda forging=forging: forging.write({"state": "done"}), "use the buttons", error=AccessError
            )

    def test_nobody_creates_an_approved_document(self):
        values = {"partner_id": self.customer.id, "company_id": self.company.id}

        for forged in ({"state": "approved"}, {"submitted_by_id": self.sales.id}, {"approved_on": "2026-01-01"}):
            self.assertRefused(
                lambda forged=forged: self.env["after_sales.return"].sudo().create(values | forged), error=AccessError
            )

    def test_a_copy_starts_as_a_draft_without_history(self):
        document = self.an_approved_return(self.order, (self.product, 1))

        copy = document.copy()

        self.assertEqual((copy.state, copy.submitted_on, copy.approved_on), ("draft", False, False))
        self.assertFalse(any((copy.approval_step_ids, copy.posting_ids, copy.sudo().picking_ids)))
        self.assertNotEqual(copy.name, document.name)

    def test_money_and_goods_are_fixed_once_submitted(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        line = document.line_ids

        for change in (
            lambda: document.write({"partner_id": self.env.user.partner_id.id}),
            lambda: document.write({"reason_id": False}),
            lambda: document.write({"line_ids": [Command.update(line.id, {"quantity": 9})]}),
            lambda: line.write({"quantity": 9}),
            lambda: line.unlink(),
            lambda: line.copy({"return_id": document.id}),
            lambda: line.sudo().write({"lot_id": False}),
        ):
            self.assertRefused(change, "has been submitted")
        self.assertEqual(line.quantity, 1.0)

    def test_notes_may_change_after_submission(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.write({"note": "called again"})

        self.assertIn("called again", document.note)

    def test_progress_is_written_by_nobody(self):
        line = self.an_approved_return(self.order, (self.product, 1)).line_ids

        for name in ("settled_qty", "received_qty", "credited_qty", "amount_total"):
            self.assertRefused(lambda name=name: line.sudo().write({name: 99}), error=AccessError)

    def test_a_document_that_was_submitted_is_cancelled_never_deleted(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.assertRefused(document.unlink, "Cancel it instead")

        document.action_cancel()

        self.assertRefused(document.unlink, "Cancel it instead")

    def test_a_draft_can_be_deleted(self):
        document = self.a_return(self.order, (self.product, 1))

        document.unlink()

        self.assertFalse(document.exists())

    def test_a_wrong_state_names_the_document_and_its_state(self):
        document = self.a_return(self.order, (self.product, 1))

        self.assertRefused(document.with_user(self.approver_gm).action_approve, document.name, "Draft")
        self.assertRefused(document.action_reset, document.name, "reset to draft")

    def test_received_goods_forbid_cancelling(self):
        self.invoiced(self.order)
        document = self.a_returned(self.order, (self.product, 1))

        self.assertRefused(document.action_cancel, "goods have already come in", "is posted")

    def test_each_effect_is_recorded_once(self):
        self.invoiced(self.order)
        document = self.a_returned(self.order, (self.product, 1))

        postings = document.posting_ids.sorted("id")
        self.assertEqual(postings.mapped("kind"), ["receipt", "credit_note"])
        self.assertEqual(postings[1].entry_id, document.sudo().credit_note_ids.id)
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint(), self.assertLogs("odoo.sql_db", "ERROR"):
            document.sudo()._record_postings(
                "receipt", [(document.sudo(), postings[0].key, document.sudo().picking_ids)]
            )
        self.assertIn("after_sales_posting_once", str(caught.exception))
