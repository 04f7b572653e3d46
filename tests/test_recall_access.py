# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallAccess(RecallCommon):
    """Who begins, reads and ends a recall; labels of what is held (R10.07, R10.39)."""

    def test_another_company_sees_nothing(self):
        recall, release = self.a_running_recall(), self.an_approved_release()
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self._a_user("quality", login="stranger", company=elsewhere)

        for records in (
            *(recall, recall.item_ids, recall.line_ids, recall.customer_ids, recall.stock_ids, recall.balance_ids),
            release,
        ):
            self.assertFalse(self.env[records._name].with_user(stranger).search([("id", "in", records.ids)]))
            self.assertRefused(
                lambda records=records: records.with_user(stranger).read(["company_id"]), error=AccessError
            )

    def test_every_role_reads_and_only_those_who_trace_begin_one(self):
        recall = self.a_running_recall()

        for user in (self.warehouse_user, self.accountant, self.auditor, self.approver_manager):
            self.assertEqual(sum(recall.with_user(user).line_ids.mapped("kept_qty")), 8.0)
            with self.assertRaises(AccessError):
                self.a_recall().with_user(user).copy()
        for user in (self.warehouse_user, self.auditor):
            lot = self.lot.with_user(user)
            self.assertRefused(lot.action_after_sales_start_recall, error=AccessError)

    def test_the_approver_says_yes_and_whoever_asked_does_not(self):
        recall = self.a_recall()
        recall.action_submit()

        for user in (self.quality, self.approver_manager):
            self.assertRefused(recall.with_user(user).action_approve, error=AccessError)
        recall.with_user(self.approver_deputy_gm).action_approve()

        self.assertEqual(recall.state, "approved")

    def test_a_refused_recall_holds_nothing_and_is_asked_for_again(self):
        recall = self.a_recall()
        recall.action_submit()
        recall.with_user(self.approver_gm)._refuse("Look at the other lot first.")
        self.assertEqual((recall.state, self.company.after_sales_has_hold), ("draft", False))

        recall.action_submit()

        self.assertEqual(recall.state, "submitted")

    def test_a_recall_begins_from_a_lot(self):
        action = self.lot.with_user(self.quality).action_after_sales_start_recall()
        recall = self.env["after_sales.recall"].browse(action["res_id"])

        self.assertEqual((recall.item_ids.lot_id, recall.item_ids.is_held, recall.state), (self.lot, True, "draft"))
        self.lot.invalidate_recordset()
        self.assertEqual(self.lot.after_sales_recall_ids, recall)
        self.assertEqual(self.lot.with_user(self.quality).action_view_after_sales_recalls()["res_id"], recall.id)

    def test_a_submitted_recall_is_cancelled_by_those_who_may_end_one_and_a_running_one_is_not(self):
        recall = self.a_recall()
        recall.action_submit()
        self.assertRefused(recall.with_user(self.sales).action_cancel, error=AccessError)
        recall.action_cancel()
        recall.action_reset()
        self.assertEqual(recall.state, "draft")

        self.assertRefused(self.a_running_recall().action_cancel, "Running")

    def test_a_hold_label_says_what_and_why(self):
        """R10.39: hold, label, disposition"""
        self.a_returned(self.shipped((self.sound, 1)), (self.boiler, 1, self.sound))
        recall = self.a_running_recall()
        action = recall.action_print_labels()
        quarantined = self.env["stock.quant"].search(
            [("location_id", "=", self.warehouse.after_sales_quarantine_id.id), ("quantity", ">", 0)]
        )

        held, waiting = self.label(action["context"]["active_ids"]), self.label(quarantined.ids)

        for words in ("HELD: do not ship", "B-1", "Boiler", recall.name, "data:image/svg+xml"):
            self.assertIn(words, held)
        number = self.env["after_sales.return"].search([], order="id desc", limit=1).name
        for words in ("QUARANTINE: waits for inspection", "B-2", number):
            self.assertIn(words, waiting)

    def test_a_lot_named_in_chinese_is_labelled_without_a_barcode(self):
        self.lot.name = "批次一"
        quants = self.env["stock.quant"].search([("lot_id", "=", self.lot.id), ("location_id.usage", "=", "internal")])

        text = self.label(quants.ids)

        self.assertIn("批次一", text)
        self.assertNotIn("data:image/svg+xml", text)

    def label(self, ids):
        reports = self.env["ir.actions.report"].with_user(self.warehouse_user)
        return reports._render_qweb_html("after_sales.after_sales_hold_report_label", ids)[0].decode()

    def test_the_stock_of_a_recall_is_opened_as_it_is_now(self):
        recall = self.a_running_recall()
        quants = self.env["stock.quant"].search(recall.action_view_stock()["domain"])

        self.assertEqual((quants.lot_id, sum(quants.mapped("quantity"))), (self.lot, 4.0))
        self.assertEqual(recall.action_view_lines()["domain"], [("recall_id", "=", recall.id)])
