# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from .capa_common import CHECKED, IMPLEMENTED, CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaAccess(CapaCommon):
    """Who raises, writes, does and verifies improvements, and who may not (R4.20, R4.58)."""

    def test_another_company_sees_nothing(self):
        capa = self.a_capa()
        other = self.env["res.company"].create({"name": "Other Ltd"})

        for role in ("quality", "coordinator", "representative", "auditor"):
            stranger = self._a_user(role, login=f"stranger_{role}", company=other)
            self.assertFalse(self.env["after_sales.capa"].with_user(stranger).search([("id", "=", capa.id)]))
            self.assertFalse(
                self.env["after_sales.capa.action"].with_user(stranger).search([("capa_id", "=", capa.id)])
            )

    def test_those_who_work_on_complaints_read_it(self):
        capa = self.an_implemented_capa()
        fields = [name for name in capa._fields if not name.startswith("message") and name != "activity_ids"]

        for user in (self.sales, self.clerk, self.quality, self.manufacturing, self.approver_gm, self.auditor):
            self.env.invalidate_all()
            self.assertTrue(capa.with_user(user).read(fields))
            self.assertTrue(capa.action_ids.with_user(user).read(["name", "owner", "is_mine", "is_late"]))

    def test_the_representative_sees_the_complaints_behind_an_improvement(self):
        """R4.58"""
        capa = self.a_begun_capa()

        case = capa.with_user(self.representative).case_ids
        self.assertEqual(case.subject, capa.case_ids.subject)
        self.assertTrue(case.line_ids.read(["quantity"]) and case.step_ids.read(["unit"]))

    def test_somebody_of_another_department_sees_nothing(self):
        capa = self.a_begun_capa()
        stranger = new_test_user(
            self.env, "stranger", groups="base.group_user", company_ids=[Command.set(self.company.ids)],
            company_id=self.company.id,
        )  # fmt: skip

        self.assertFalse(self.env["after_sales.capa"].with_user(stranger).search([("id", "=", capa.id)]))
        self.assertRefused(lambda: capa.with_user(stranger).read(["subject"]), error=AccessError)
        self.assertRefused(capa.action_ids[0].with_user(stranger).action_finish, error=AccessError)

    def test_improvements_are_raised_by_those_who_coordinate_them(self):
        """R4.20"""
        case = self.investigated(self.an_accepted_case())

        for user in (self.sales, self.clerk, self.manufacturing, self.approver_gm, self.actor):
            self.assertRefused(lambda user=user: case.with_user(user).action_open_capa(), error=AccessError)
            capas = self.env["after_sales.capa"].with_user(user)
            self.assertRefused(lambda capas=capas: capas.create({"subject": "Mine"}), error=AccessError)

    def test_the_responsible_department_writes_the_sheet_and_others_do_not(self):
        """R4.58"""
        capa = self.a_begun_capa()
        capa.with_user(self.actor).occurrence_cause = "The wrench was worn."
        capa.with_user(self.actor).action_ids = [Command.create(self.an_action(kind="containment"))]

        for user in (self.sales, self.clerk, self.manufacturing):
            for vals in ({"occurrence_cause": "x"}, {"deadline": "2027-01-01"}, {"case_ids": [Command.clear()]}):
                self.assertRefused(
                    lambda user=user, vals=vals: capa.with_user(user).write(vals), "is written by", error=AccessError
                )
            self.assertRefused(
                lambda user=user: capa.action_ids[0].with_user(user).write({"deadline": "2027-01-01"}),
                error=AccessError,
            )
            self.assertRefused(capa.action_ids[0].with_user(user).action_finish, "is a matter of", error=AccessError)
            self.assertRefused(capa.with_user(user).action_implement, "is written by", error=AccessError)

    def test_each_step_is_taken_by_its_role_only(self):
        """R4.58: quality and the department do not say themselves that it worked"""
        draft, implemented = self.a_capa(), self.an_implemented_capa()
        for user in (self.sales, self.clerk, self.auditor):
            self.assertRefused(draft.with_user(user).action_begin, error=AccessError)
            self.assertRefused(draft.with_user(user).action_cancel, error=AccessError)
        for user in (self.sales, self.quality, self.actor):
            self.assertRefused(implemented.with_user(user).action_verify, error=AccessError)
        self.checked()
        for user in (self.sales, self.quality, self.coordinator, self.actor, self.approver_gm):
            self.assertRefused(implemented.with_user(user).action_confirm, error=AccessError)
            self.assertRefused(implemented.with_user(user).action_reopen, error=AccessError)
            self.assertRefused(
                lambda user=user: implemented.with_user(user).write({"verification": "Fine."}), error=AccessError
            )
        draft.with_user(self.coordinator).action_cancel()
        self.assertRefused(draft.with_user(self.sales).action_reset, error=AccessError)

    def test_what_the_engine_writes_is_told_it_by_nobody(self):
        capa = self.an_implemented_capa()
        case = capa.case_ids

        for vals in (
            {"state": "effective"}, {"check_result": "effective"}, {"after_count": 0}, {"verified_on": CHECKED},
            {"reopen_count": 0}, {"implemented_on": "2020-01-01 10:00:00"},
        ):  # fmt: skip
            self.assertRefused(lambda vals=vals: capa.with_user(self.representative).write(vals), error=AccessError)
        for vals in ({"state": "done"}, {"done_on": CHECKED}, {"reminder_count": 0}):
            self.assertRefused(
                lambda vals=vals: capa.action_ids[0].with_user(self.quality).write(vals), error=AccessError
            )
        self.assertRefused(
            lambda: case.with_user(self.coordinator).write({"capa_ids": [Command.clear()]}), error=AccessError
        )

    def test_whoever_did_an_action_does_not_verify_it(self):
        """R4.58"""
        self.department.manager_id = False
        capa = self.a_begun_capa()
        with freeze_time(IMPLEMENTED):
            self.finished(capa.action_ids, self.representative)
            capa.action_implement()
        self.checked()
        own = capa.with_user(self.representative)
        own.verification = "I saw it."

        self.assertRefused(own.action_confirm, "another management representative")
        other = capa.with_user(self._a_user("representative", login="second_representative"))
        with freeze_time(CHECKED):
            other.action_confirm()
        self.assertEqual(capa.state, "effective")
