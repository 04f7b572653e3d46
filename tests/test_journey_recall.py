# Part of after_sales. LGPL-3.
from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyRecall(RecallCommon):
    """From one complaint to the last piece: traced, held, told, answered, taken back, scrapped, closed (R10.07, R10.39)."""

    def test_a_complaint_calls_back_a_lot_and_every_piece_is_accounted_for(self):
        self.invoiced(self.rosas)
        case = self.a_case(self.rosas, (self.boiler, 1), subject="Valve burst")
        case.sudo().line_ids.lot_id = self.lot

        # Quality sees that it is the lot and not the piece.
        action = case.with_user(self.quality).action_start_recall()
        recall = self.env["after_sales.recall"].browse(action["res_id"]).with_user(self.quality)
        self.assertEqual((recall.case_id, recall.item_ids.lot_id, recall.subject), (case, self.lot, "Valve burst"))
        scrap = self.env.ref("after_sales.after_sales_disposition_scrap")
        recall.write({"problem": "It may burst.", "instructions": "Send it in.", "disposition_id": scrap.id})
        recall.action_submit()
        recall.with_user(self.approver_gm).action_approve()

        # Nothing of it leaves any more, and both customers are told.
        self.assertRefused(self.a_delivery(self.lot, 1).button_validate, "held by recall", error=ValidationError)
        self.told(recall)
        self.assertEqual((recall.told_percent, recall.accounted_percent), (100.0, 0.0))

        # The bakery used up one and sends in two; Rosa sends in all of hers.
        self.line_of(recall, self.bakery).write({"has_qty": 2.0, "used_qty": 1.0})
        recall.customer_ids.with_user(self.sales).action_note_answer()
        self.sent_in(recall)
        self.assertEqual((recall.accounted_percent, sum(recall.line_ids.mapped("back_qty"))), (100.0, 7.0))
        self.assertStock(self.boiler, quarantine=7.0)

        # What came back gets its disposition, and the balance adds up.
        for inspection in recall.sudo().return_ids.inspection_ids:
            inspection.with_user(self.quality).action_inspect()
        with freeze_time("2026-03-21"):
            recall.finding = "Twelve made: eight sold, one used up, seven scrapped, four held."
            recall.action_close()

        found = self.balance_of(recall)
        self.assertEqual(found, {"received": 12, "stock": 4, "customers": 1, "scrapped": 7, "difference": 0})
        self.assertEqual((recall.state, recall.answered_percent, case.recall_count), ("done", 100.0, 1))
        self.assertEqual(case.action_view_recalls()["res_id"], recall.id)

    def sent_in(self, recall):
        """Each customer sends in what he still has, on a return of his own that is approved and received."""
        recall.with_user(self.sales).action_take_back()
        for document in recall.return_ids:
            document.with_user(self.sales).action_submit()
            document.with_user(self.approver_gm).action_approve()
            self.received(document)
