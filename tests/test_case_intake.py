# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseIntake(CaseCommon):
    """From the first call to the register (R4.02 to R4.15, R4.32)."""

    def test_a_case_gets_its_number_when_the_coordinator_accepts_it(self):
        """R4.05"""
        case = self.a_reported_case(self.order)
        before = case.name
        self.assertTrue(before.startswith("CC/2026/"))

        case.with_user(self.coordinator).action_accept()

        self.assertEqual((case.name, case.intake_number, case.state), ("260301", before, "running"))

    def test_serials_begin_anew_each_month_and_in_each_company(self):
        """R4.04"""
        self.assertEqual([self.an_accepted_case().name for _each in range(2)], ["260301", "260302"])
        with freeze_time("2026-04-01"):
            self.assertEqual(self.an_accepted_case().name, "260401")
        other = self.env["res.company"].create({"name": "Other Ltd"})
        case = (
            self.env["after_sales.case"]
            .sudo()
            .create(
                {
                    "subject": "x",
                    "partner_id": self.customer.id,
                    "reason_id": self.reason.id,
                    "category": "other",
                    "company_id": other.id,
                }
            )
        )
        case.action_report()
        case.action_accept()

        self.assertEqual(case.name, "260301")

    def test_only_the_coordinator_accepts(self):
        """R14.09"""
        case = self.a_reported_case(self.order)

        for user in (self.sales, self.quality, self.approver_gm, self.administrator):
            self.assertRefused(case.with_user(user).action_accept, error=AccessError)

    def test_a_case_is_withdrawn_by_those_who_speak_with_customers(self):
        """R14.09"""
        case = self.an_accepted_case()
        told = {"subject": "Leaks", "partner_id": self.customer.id, "reason_id": self.reason.id, "category": "other"}
        own = self.env["after_sales.case"].with_user(self.quality).create(told | {"company_id": self.company.id})

        for user in (self.quality, self.manufacturing, self.approver_gm):
            self.assertFalse(case.with_user(user).can_cancel)
            self.assertRefused(case.with_user(user).action_cancel, case.name, error=AccessError)
        own.action_cancel()
        self.assertTrue(case.with_user(self.sales).can_cancel)
        case.with_user(self.sales).action_cancel()

        self.assertEqual({own.state, case.state}, {"cancelled"})

    def test_the_number_is_written_by_nobody(self):
        case = self.an_accepted_case().with_user(self.coordinator)

        for vals in ({"name": "260399"}, {"accepted_on": False}, {"deadline": "2026-12-31"}, {"state": "approved"}):
            self.assertRefused(lambda vals=vals: case.write(vals), error=AccessError)

    def test_a_case_with_a_number_is_never_deleted(self):
        case = self.an_accepted_case().with_user(self.coordinator)
        case.action_cancel()
        case.action_reset()

        self.assertRefused(case.unlink, "number of the register")

    def test_a_cancelled_case_keeps_its_number_when_it_comes_back(self):
        """R4.04"""
        case = self.an_accepted_case().with_user(self.coordinator)
        number = case.name

        case.action_cancel()
        case.action_reset()
        case.action_report()
        case.action_accept()

        self.assertEqual((case.name, self.an_accepted_case().name), (number, "260302"))

    def test_all_that_a_report_lacks_is_told_at_once(self):
        """R4.06"""
        case = self.env["after_sales.case"].with_user(self.sales).create({"subject": "Something"})

        self.assertRefused(case.action_report, "no customer", "no fault", "no complained item")

    def test_any_internal_user_writes_down_what_he_hears_and_reports_it(self):
        """R4.13"""
        outsider = new_test_user(self.env, "gatekeeper", groups="base.group_user", company_id=self.company.id)
        case = (
            self.env["after_sales.case"]
            .with_user(outsider)
            .create(
                {
                    "subject": "Rude driver",
                    "partner_id": self.customer.id,
                    "reason_id": self.reason.id,
                    "category": "service",
                }
            )
        )

        case.action_report()

        self.assertEqual((case.state, case.reported_by_id), ("reported", outsider))
        other = self.a_case(self.order)
        self.assertRefused(lambda: other.with_user(outsider).read(["name"]), error=AccessError)
        self.assertRefused(lambda: case.write({"subject": "Changed"}), error=AccessError)

    def test_the_coordinator_hands_back_what_is_not_clear(self):
        case = self.a_reported_case(self.order).with_user(self.coordinator)
        action = case.action_decline()

        wizard = self.env[action["res_model"]].with_user(self.coordinator).with_context(**action["context"])
        wizard.create({"comment": "Which lot?"}).action_confirm()

        self.assertEqual((case.state, case.refusal), ("draft", "Which lot?"))

    def test_a_quantity_may_stay_open_while_the_customer_is_processing(self):
        """R4.07"""
        case = self.a_case(self.order, (self.product, 0))
        self.assertRefused(case.action_report, "enter how much is complained of")

        case.is_quantity_unknown = True
        case.action_report()

        self.assertEqual(case.state, "reported")

    def test_what_this_customer_never_got_is_refused(self):
        """R4.10"""
        case = self.a_case(self.order)
        case.partner_id = self.env["res.partner"].create({"name": "Somebody Else"})

        self.assertRefused(case.action_report, "not to the customer of the case")

    def test_a_lot_that_this_customer_never_had_is_refused(self):
        """R4.10"""
        valve = self.a_product(name="Valve", tracking="lot")
        mine, strange = self.a_lot(valve, "L1"), self.a_lot(valve, "L2")
        self.bought(valve, 5, 4.0, lot=mine)
        order = self.an_order((valve, 5))
        self.delivered(order, lots={valve: [(mine, 5)]})

        self.assertRefused(self.a_case(order, (valve, 1, strange)).action_report, "L2 was never delivered")
        self.a_case(order, (valve, 1, mine)).action_report()

    def test_more_than_was_delivered_is_refused(self):
        self.assertRefused(self.a_case(self.order, (self.product, 11)).action_report, "only 10 were delivered")

    def test_quality_complaints_are_passed_on_within_two_hours(self):
        """R4.32"""
        case = self.a_case(self.order)
        with freeze_time("2026-03-02 02:00:01"):
            late = self.a_case(self.order, received_on="2026-03-02 00:00:00")
            late.action_report()
        case.action_report()

        self.assertEqual((case.is_handover_late, late.is_handover_late), (False, True))

    def test_an_abnormality_note_is_settled_without_a_number(self):
        """R4.02"""
        note = self.a_case(self.order, kind="note")
        note.action_report()
        self.assertRefused(note.with_user(self.coordinator).action_accept, "gets no number")
        self.assertRefused(note.action_settle, "countermeasure")

        note.with_user(self.manufacturing).countermeasure = "Packed with foam."
        note.action_settle()

        self.assertEqual((note.state, note.accepted_on), ("done", False))

    def test_an_abnormality_note_becomes_a_complaint(self):
        """R4.02"""
        note = self.a_case(self.order, kind="note")
        note.action_report()

        note.action_convert()
        note.with_user(self.coordinator).action_accept()

        self.assertEqual((note.kind, note.name), ("complaint", "260301"))
        self.assertRefused(note.with_user(self.coordinator).action_convert, "stays what it is")

    def test_samples_are_kept_under_the_number_of_the_case(self):
        """R3.26"""
        case = self.an_accepted_case()
        case.with_user(self.quality).sample_ids = [
            Command.create({"name": "Seam, cut open", "place": "Rack 3"}),
            Command.create({"name": "Whole tank", "place": "Yard", "disposition": "returned"}),
        ]

        self.assertEqual(case.sample_ids.mapped("number"), ["260301-1", "260301-2"])
