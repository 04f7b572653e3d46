# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .capa_common import CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaAgeing(CapaCommon):
    """Who holds which action of an improvement stands on the board beside steps and notices (R4.65, R4.67)."""

    def a_sheet(self):
        """A draft whose actions are due on 16 March, written down today."""
        capa = self.a_capa()
        capa.action_ids.deadline = "2026-03-16"
        # The database's clock is not the test's.
        self.env.cr.execute("UPDATE after_sales_capa_action SET create_date = '2026-03-02'")
        return capa

    def rows(self, capa, user=None):
        self.env.flush_all()
        self.env["after_sales.ageing"].invalidate_model()
        domain = [("action_id", "in", capa.action_ids.ids)]
        return self.env["after_sales.ageing"].with_user(user or self.coordinator).search(domain)

    def test_an_action_stands_with_whoever_does_it_and_how_late_it_is(self):
        capa = self.a_sheet()
        capa.action_ids[1].user_id = self.actor
        capa.action_begin()

        with freeze_time("2026-03-20"):
            rows = self.rows(capa)
            found = {(row.unit, row.is_open, row.is_late, row.late_count, round(row.late_days, 1)) for row in rows}

        self.assertEqual(found, {(self.department.name, True, True, 1, 3.0), (self.actor.name, True, True, 1, 3.0)})
        self.assertEqual(set(rows.mapped("limit_days")), {14.0})

    def test_what_is_done_is_measured_and_what_has_not_begun_is_nobodys(self):
        draft = self.a_sheet()
        self.assertFalse(self.rows(draft))

        draft.action_begin()
        with freeze_time("2026-03-10"):
            self.finished(draft.action_ids)

        self.assertEqual(
            {(row.is_open, row.late_count, row.handling_days) for row in self.rows(draft)}, {(False, 0, 8.0)}
        )

    def test_numbers_of_different_items_never_meet(self):
        self.a_begun_capa()
        self.env.flush_all()
        self.env.cr.execute(self.env["after_sales.ageing"]._table_query)
        numbers = [row[0] for row in self.env.cr.fetchall()]

        self.assertEqual(len(numbers), len(set(numbers)))

    def test_overdue_actions_are_reminded_from_the_board_once_a_day(self):
        capa = self.a_sheet()
        capa.action_begin()

        self.assertRefused(self.rows(capa).action_remind, capa.name)
        with freeze_time("2026-03-20"):
            self.assertRefused(self.rows(capa).with_user(self.sales).action_remind, error=AccessError)
            self.rows(capa).action_remind()
            self.assertRefused(self.rows(capa).action_remind, "today")

        self.assertEqual(capa.action_ids.mapped("reminder_count"), [1, 1])
