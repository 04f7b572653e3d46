# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..models.lifecycle.engine import unlocked
from .capa_common import CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaSheet(CapaCommon):
    """The sheet of corrective and preventive action, from the case to the department and back (R4.20, R4.58, R4.67)."""

    def test_a_sheet_takes_over_what_the_case_found_out(self):
        """R4.20, R4.58"""
        case = self.investigated(self.an_accepted_case())

        capa = self.a_capa(case)

        self.assertEqual((capa.case_ids, capa.product_ids, capa.reason_id), (case, self.product, self.reason))
        self.assertEqual((capa.occurrence_cause, capa.escape_cause), (case.occurrence_cause, case.escape_cause))
        self.assertEqual((capa.department_id, capa.origin, case.capa_count), (self.department, "case", 1))
        self.assertIn("Torque wrench with a counter.", capa.action_ids.mapped("name"))
        self.assertTrue(capa.name.startswith("CAPA/2026/"))

    def test_the_button_on_a_case_opens_the_sheet_that_is_there(self):
        capa = self.a_capa()

        action = capa.case_ids.with_user(self.quality).action_open_capa()

        self.assertEqual(action["res_id"], capa.id)
        self.assertEqual(capa.case_ids.with_user(self.quality).action_view_capas()["res_id"], capa.id)

    def test_several_cases_share_one_sheet(self):
        """R4.56"""
        cases = self.investigated(self.an_accepted_case()) | self.investigated(self.an_accepted_case())

        cases.with_user(self.coordinator).action_open_capa()

        self.assertEqual(len(cases.capa_ids), 1)
        self.assertEqual(cases.capa_ids.case_ids, cases)
        self.assertEqual(cases.capa_ids.occurrence_cause, cases[0].occurrence_cause)

    def test_a_sheet_begins_without_a_case_too(self):
        """R4.61, R11.08: from an early warning, a quarterly summary, an audit"""
        capas = self.env["after_sales.capa"].with_user(self.representative)

        action = capas._action_open_for(None, self.product, self.reason, origin="warning")

        capa = capas.browse(action["res_id"])
        self.assertEqual((capa.origin, capa.product_ids, capa.reason_id), ("warning", self.product, self.reason))
        self.assertFalse(capa.case_ids)

    def test_all_that_is_missing_is_told_at_once_before_it_goes_to_the_department(self):
        """R4.27: the department gets a deadline"""
        capa = self.a_capa(department_id=False, deadline=False, problem=False)

        self.assertRefused(capa.action_begin, "names nobody who acts", "no deadline", "what the problem is")

    def test_the_department_finds_the_sheet_among_its_activities(self):
        """R4.58"""
        self.department.manager_id = self.actor.employee_id
        capa = self.a_begun_capa()

        self.assertIn(self.actor, capa.activity_ids.user_id)
        self.assertIn(self.actor, capa.action_ids.activity_ids.user_id)
        self.assertEqual(capa.with_user(self.actor).subject, capa.subject)

    def test_owners_are_told_once_in_their_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.actor.lang = "zh_CN"
        template = self.env.ref("after_sales.mail_template_capa_action_asked")
        template.with_context(lang="zh_CN").subject = "请办理：{{ object.name }}"
        capa = self.a_begun_capa(user_id=self.actor.id)

        letters = self.letters(capa.action_ids)

        self.assertEqual(letters.mapped("partner_ids"), self.actor.partner_id)
        self.assertEqual(len(letters), len(capa.action_ids))
        self.assertTrue(all(letter.subject.startswith("请办理：") for letter in letters))

    def test_a_lot_leads_to_the_improvements_of_its_complaints(self):
        capa = self.a_begun_capa()
        lot = self.a_lot(self.product, "LOT-1")
        unlocked(capa.case_ids.line_ids.sudo()).write({"lot_id": lot.id})

        self.assertEqual(lot.after_sales_capa_count, 1)
        self.assertEqual(lot.with_user(self.quality).action_view_after_sales_capas()["res_id"], capa.id)

    def test_an_action_is_finished_with_words_and_evidence(self):
        """R4.58"""
        action = self.a_begun_capa().action_ids[0].with_user(self.actor)
        self.assertRefused(action.action_finish, "write what was done", "attach the evidence")

        self.finished(action)

        self.assertEqual((action.state, action.done_by_id), ("done", self.actor))
        self.assertFalse(action.sudo().activity_ids)

    def test_what_names_nobody_is_a_matter_of_whoever_is_responsible_for_the_sheet(self):
        """R4.58"""
        capa = self.a_begun_capa(user_id=self.manufacturing.id)
        mine = [("is_mine", "=", True), ("capa_id", "=", capa.id)]

        self.assertEqual(
            self.env["after_sales.capa.action"].with_user(self.manufacturing).search(mine), capa.action_ids
        )
        self.finished(capa.action_ids, self.manufacturing)

        self.assertEqual(capa.action_ids.done_by_id, self.manufacturing)

    def test_an_action_without_need_of_evidence_takes_words(self):
        action = self.a_begun_capa().action_ids[0]
        action.is_evidence_needed = False
        action.with_user(self.actor).result = "Told the shift."

        action.with_user(self.actor).action_finish()

        self.assertEqual(action.state, "done")

    def test_an_action_is_not_finished_before_the_sheet_is_sent(self):
        action = self.a_capa().action_ids[0]

        self.assertRefused(lambda: self.finished(action), "Send the sheet to the department first")

    def test_an_action_is_dropped_with_words_by_those_who_plan(self):
        action = self.a_begun_capa().action_ids[0]
        self.assertRefused(action.action_drop, "why it is not needed")
        self.assertRefused(action.with_user(self.actor).action_drop, "can only be dropped by", error=AccessError)
        action.result = "The machine is gone."

        action.action_drop()

        self.assertEqual(action.state, "dropped")
        self.assertRefused(action.action_drop, "not to be done any more")

    def test_nothing_is_implemented_while_an_action_is_open(self):
        capa = self.a_begun_capa(occurrence_cause=False, escape_cause=False)

        self.assertRefused(
            capa.with_user(self.actor).action_implement,
            "why the problem occurred", "not found before delivery", "no corrective or preventive", "still to be done",
        )  # fmt: skip

    def test_what_is_implemented_does_not_change_any_more(self):
        capa = self.an_implemented_capa()

        self.assertRefused(lambda: capa.write({"occurrence_cause": "Another."}), "cannot change any more")
        self.assertRefused(lambda: capa.write({"action_ids": [Command.create(self.an_action())]}), "cannot change")
        self.assertRefused(lambda: capa.action_ids[0].write({"name": "Other"}), "cannot change")
        self.assertRefused(capa.action_ids[0].unlink, "cannot change")

    def test_a_cancelled_sheet_leaves_no_activity_and_can_begin_anew(self):
        self.department.manager_id = self.actor.employee_id
        capa = self.a_begun_capa()

        capa.action_cancel()

        self.assertFalse(capa.action_ids.activity_ids)
        self.assertRefused(capa.unlink, "cannot be deleted")
        capa.action_reset()
        self.assertEqual((capa.state, capa.begun_on), ("draft", False))

    def test_overdue_actions_are_chased_every_week_until_they_are_done(self):
        """R4.67"""
        capa = self.a_begun_capa(chaser_id=self.clerk.id)
        late = capa.action_ids.filtered(lambda action: str(action.deadline) == "2026-03-16")
        told = len(capa.message_ids)

        for day in ("2026-03-16", "2026-03-17", "2026-03-18", "2026-03-24", "2026-03-30"):
            with freeze_time(day):
                self.env["after_sales.capa"]._cron_chase()

        self.assertEqual((late.reminder_count, len(capa.message_ids) - told), (2, 2))
        letters = self.letters(late)
        self.assertEqual(letters[:1].partner_ids, (self.actor | self.clerk).partner_id)
        self.assertIn("The evidence is not attached yet.", letters[:1].body)
        self.assertEqual(len(capa.activity_ids.filtered(lambda each: each.user_id == self.clerk)), 1)
        self.finished(late)
        with freeze_time("2026-03-31"):
            self.assertRefused(capa.with_user(self.clerk).action_remind, "no action that is overdue")

    def test_a_company_that_wants_no_reminders_gets_none(self):
        self.company.after_sales_capa_reminder_days = 0
        capa = self.a_begun_capa()

        with freeze_time("2026-04-30"):
            self.env["after_sales.capa"]._cron_chase()
            self.assertFalse(capa.action_ids.mapped("reminder_count")[0])
            capa.with_user(self.clerk).action_remind()

        self.assertEqual(capa.action_ids.mapped("reminder_count"), [1, 1])

    def test_late_and_mine_are_found_by_search(self):
        capa = self.a_begun_capa()
        actions = self.env["after_sales.capa.action"]

        with freeze_time("2026-03-17"):
            late = actions.search([("is_late", "=", True), ("capa_id", "=", capa.id)])
            self.assertEqual(late, capa.action_ids.filtered("is_late"))
            self.assertEqual(len(late), 1)
        mine = actions.with_user(self.actor).search([("is_mine", "=", True)])
        self.assertEqual(mine, capa.action_ids.with_user(self.actor))
        self.assertFalse(actions.with_user(self.clerk).search([("is_mine", "=", True), ("capa_id", "=", capa.id)]))
        with freeze_time("2026-05-30"):
            self.assertEqual(self.env["after_sales.capa"].search([("is_late", "=", True)]), capa)
