# Part of after_sales. LGPL-3.
from odoo.tests import freeze_time, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyOverdue(CaseCommon):
    """A complaint that takes too long: pressed for, closed late, and explained afterwards (R4.01, R4.48, R4.49)."""

    def replied(self, notice, user, words):
        action = notice.with_user(user).action_answer()
        remark = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        remark.create({"comment": words}).action_confirm()

    def test_overdue_with_notices(self):
        """R4.48, R4.49"""
        case = self.an_accepted_case()
        with freeze_time("2026-03-08 09:00:00"):
            self.env["after_sales.case.step"]._cron_expedite()
            self.assertIn("Expedite", "".join(case.activity_ids.mapped(lambda each: each.summary or "")))
            case.with_user(self.coordinator).action_expedite()
            expediting = case.notice_ids
        with freeze_time("2026-03-09 09:00:00"):
            self.replied(expediting, self.quality, "On Wednesday.")
        with freeze_time("2026-03-11 09:00:00"):
            self.investigated(case)
            self.proposed(case, ("rework", 100))
            self.approved(self.negotiated(self.approved(case)))
            case.decision_ids.with_user(self.sales).action_mark_executed()
            self.assertEqual(case.state, "done")
        with freeze_time("2026-03-12 09:00:00"):
            case.with_user(self.coordinator).action_inquire()
            inquiry = case.notice_ids - expediting
            self.replied(inquiry, self.quality, "The laboratory was closed for a week.")
            self.env.flush_all()
            by_kind = dict(
                self.env["after_sales.notice"]._read_group([("case_id", "=", case.id)], ["kind"], ["late_days:avg"])
            )
            investigation = self.env["after_sales.ageing"].search(
                [("case_id", "=", case.id), ("task", "=", "investigate"), ("item", "=", "step")]
            )

        self.assertEqual((expediting.state, inquiry.state), ("answered", "answered"))
        self.assertEqual((inquiry.unit, inquiry.reply), (expediting.unit, "The laboratory was closed for a week."))
        self.assertEqual(by_kind, {"expediting": 3, "inquiry": 6})
        self.assertEqual((investigation.is_open, investigation.is_late), (False, True))
        self.assertGreater(investigation.handling_days, investigation.limit_days)
        self.assertFalse(self.env["after_sales.ageing"].search([("case_id", "=", case.id), ("is_open", "=", True)]))
