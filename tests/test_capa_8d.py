# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .capa_common import IMPLEMENTED, CapaCommon
from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestCapa8d(CapaCommon, PrintingCommon):
    """The 8D report for the customer, and what goes with it (R4.50, R4.68)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@example.com"

    def _report(self, form, records):
        return "after_sales.after_sales_case_report_8d"

    def a_full_capa(self, case=None, **values):
        """Implemented, with something of every discipline."""
        capa = self.a_begun_capa(case, team_ids=[Command.set((self.quality | self.manufacturing).ids)], **values)
        capa.action_ids = [Command.create(self.an_action(kind="containment", name="Stock sorted piece by piece"))]
        with freeze_time(IMPLEMENTED):
            self.finished(capa.action_ids)
            capa.action_implement()
        return capa

    def test_all_that_is_missing_is_told_at_once(self):
        """R4.68"""
        case = self.investigated(self.an_accepted_case())
        self.assertRefused(case.with_user(self.quality).action_print_8d, "has no improvement")
        capa = self.a_begun_capa(case, occurrence_cause=False, escape_cause=False, problem="x", team_ids=False)
        capa.problem = False

        self.assertRefused(
            lambda: self.shown("8d", case, self.quality),
            "(D1)", "(D2)", "(D3)", "why the problem occurred (D4)", "before delivery (D4)", "(D5, D6)", "(D7)", "(D8)",
        )  # fmt: skip

    def test_the_report_says_all_eight(self):
        """R4.68"""
        case = self.a_full_capa().case_ids

        report = self.shown("8d", case)

        for number in range(1, 9):
            self.assertIn(f"D{number} · ", report)
        for words in (self.quality.name, "Torque not set", "The leak test was left out.", "Stock sorted", "by a trial"):
            self.assertIn(words, report)
        self.assertIn("is watched until", report)
        self.assertTrue(case.with_user(self.sales).action_print_8d())

    def test_nothing_internal_stands_in_the_report(self):
        """R4.44, R4.68: no shares, opinions, losses, punishments, no names of whoever is held responsible"""
        case = self.an_accepted_case()
        self.investigated(case)
        worker = self.env["hr.employee"].create(
            {"name": "Wu Worker", "company_id": self.company.id, "parent_id": self.actor.employee_id.id}
        )
        case.with_user(self.coordinator).write({"own_loss_amount": 98765.43, "no_capa_reason": "Secret grounds"})
        case.with_user(self.coordinator).operator_ids = worker
        case.share_ids.with_user(self.quality).write({"note": "Careless shift", "percent": 100})
        self.env["after_sales.case.punishment"].with_user(self.quality).create(
            {"case_id": case.id, "employee_id": worker.id, "kind": "major", "grounds": "Slept at the press"}
        )
        capa = self.a_full_capa(case)
        capa.message_post(body="An internal note")

        report = self.shown("8d", case)

        for words in (
            "98,765", "Wu Worker", "Careless", "Slept", "Demerit", "Secret grounds", "Seen in the laboratory",
            "Done since Monday", "An internal note", self.department.name, "100.00", "%", capa.sudo().check_summary or "?!",
        ):  # fmt: skip
            self.assertNotIn(words, report.partition("<main>")[2], words)

    def test_a_text_that_names_whoever_is_responsible_is_not_printed(self):
        """R4.68"""
        case = self.investigated(self.an_accepted_case())
        worker = self.env["hr.employee"].create({"name": "Wu Worker", "company_id": self.company.id})
        case.with_user(self.coordinator).operator_ids = worker
        capa = self.a_full_capa(case, occurrence_cause="wu worker forgot the torque.")

        self.assertRefused(lambda: self.shown("8d", capa.case_ids), "Wu Worker", "Take the name out")

    def test_another_customer_who_shares_the_improvement_is_not_shown(self):
        """R4.68"""
        cases = self.investigated(self.an_accepted_case()) | self.investigated(self.an_accepted_case())
        other = self.env["res.partner"].create({"name": "Other Customer Ltd"})
        cases[1].sudo().partner_id = other
        capa = self.a_full_capa(cases[0])
        capa.case_ids |= cases[1]

        report = self.shown("8d", cases[0])

        self.assertNotIn("Other Customer", report)
        self.assertNotIn(cases[1].name, report)

    def test_customers_are_told_what_was_improved_with_the_report(self):
        """R4.50"""
        capa = self.a_full_capa()
        self.assertFalse(capa.is_told)

        action = capa.with_user(self.sales).action_tell_customers()

        reply = self.env["after_sales.case.reply"].with_user(self.sales).browse(action["res_id"])
        self.assertIn("Torque wrench with a counter", reply.body)
        self.assertEqual((reply.capa_id, len(reply.attachment_ids)), (capa, 1))
        self.assertFalse(capa.is_told)
        reply.action_send()
        mail = self.env["mail.message"].search([("model", "=", reply._name), ("res_id", "=", reply.id)], limit=1)
        self.assertEqual(mail.sudo().attachment_ids, reply.sudo().attachment_ids)
        self.assertTrue(capa.is_told)
        self.assertRefused(capa.with_user(self.sales).action_tell_customers, "every customer who complained")

    def test_a_case_tells_its_customer_too(self):
        """R4.50"""
        case = self.a_full_capa().case_ids

        action = case.with_user(self.clerk).action_tell_improvement()

        self.assertEqual(self.env["after_sales.case.reply"].browse(action["res_id"]).case_id, case)

    def test_only_those_who_talk_to_customers_tell_them(self):
        capa = self.a_full_capa()

        for user in (self.quality, self.actor, self.auditor):
            self.assertRefused(capa.with_user(user).action_tell_customers, error=AccessError)
            self.assertRefused(capa.case_ids.with_user(user).action_tell_improvement, error=AccessError)
        reply = self.env["after_sales.case.reply"].browse(capa.with_user(self.sales).action_tell_customers()["res_id"])
        self.assertRefused(lambda: reply.with_user(self.sales).write({"capa_id": False}), error=AccessError)

    @prints
    def test_the_report_is_printed_with_chinese_characters(self):
        capa = self.a_full_capa(problem="密封圈漏水")

        self.assertIn("密封圈漏水", " ".join(self.pages("8d", capa.case_ids)))
