# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAgeing(CaseCommon):
    """Who holds what, since when, and how long units take (R4.17, R4.49, R4.65)."""

    def rows(self, user=None, **conditions):
        self.env.flush_all()
        self.env["after_sales.ageing"].invalidate_model()
        domain = [(name, "=", value) for name, value in conditions.items()]
        return self.env["after_sales.ageing"].with_user(user or self.coordinator).search(domain)

    def test_an_open_step_stands_with_its_unit_and_how_late_it_is(self):
        """R4.65"""
        case = self.an_accepted_case()
        with freeze_time("2026-03-08 23:59:59"):
            row = self.rows(case_id=case.id, is_open=True)
            found = (row.unit, row.is_late, row.late_count, round(row.late_days, 1), row.limit_days)

        self.assertEqual(found, (self.step(case).unit, True, 1, 3.0, 3.0))

    def test_units_are_counted_and_measured_against_their_limits(self):
        """R4.17, R4.49"""
        late, quick = self.an_accepted_case(), self.an_accepted_case()
        with freeze_time("2026-03-03"):
            self.investigated(quick)
        with freeze_time("2026-03-07"):
            self.investigated(late)
        unit = late.step_ids.filtered(lambda step: step.task == "investigate").unit
        self.env.flush_all()

        ((count, opened, average, limit),) = (
            self.env["after_sales.ageing"]
            .with_user(self.coordinator)
            ._read_group(
                [("unit", "=", unit), ("company_id", "=", self.company.id)],
                aggregates=["__count", "open_count:sum", "handling_days:avg", "limit_days:avg"],
            )
        )

        self.assertEqual((count, opened, average, limit), (2, 0, 3.0, 3.0))
        self.assertEqual(self.rows(unit=unit, is_late=True).case_id, late)

    def test_notices_without_a_reply_are_open_items_too(self):
        """R4.65"""
        case = self.an_accepted_case()
        with freeze_time("2026-03-08"):
            case.with_user(self.coordinator).action_expedite()
            self.assertEqual(self.rows(item="notice", is_open=True).case_id, case)
        with freeze_time("2026-03-13"):
            self.assertTrue(self.rows(item="notice").is_late)

    def test_units_are_reminded_from_the_board(self):
        """R4.65"""
        case = self.an_accepted_case()
        rows = self.rows(case_id=case.id)

        self.assertRefused(rows.with_user(self.sales).action_remind, error=AccessError)
        rows.action_remind()

        self.assertTrue(self.step(case).reminded_on)

    def test_another_company_sees_nothing(self):
        self.an_accepted_case()
        other = self.env["res.company"].create({"name": "Other Ltd"})

        self.assertFalse(self.rows(self._a_user("coordinator", login="abroad", company=other)))
