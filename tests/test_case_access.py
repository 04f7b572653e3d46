# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseAccess(CaseCommon):
    """Who sees which case, and what he may do to it (R4.40, R14.01, R14.06 to R14.10, R14.15)."""

    def test_another_company_sees_nothing(self):
        case = self.an_accepted_case()
        other = self.env["res.company"].create({"name": "Other Ltd"})

        for role in ("sales", "coordinator", "quality", "approver_gm", "auditor"):
            stranger = self._a_user(role, login=f"stranger_{role}", company=other)
            self.assertFalse(self.env["after_sales.case"].with_user(stranger).search([("id", "=", case.id)]))
            self.assertFalse(self.env["after_sales.case.step"].with_user(stranger).search([("case_id", "=", case.id)]))

    def test_those_who_work_on_cases_open_them_in_every_state(self):
        cases = self.a_case(self.order) | self.an_accepted_case() | self.a_closed_case(("rework", 100))
        fields = [name for name in cases._fields if not name.startswith("message") and name != "activity_ids"]

        for user in (
            *(self.sales, self.clerk, self.coordinator, self.quality, self.manufacturing, self.rnd),
            *(self.approver_manager, self.approver_gm, self.auditor, self.administrator),
        ):
            self.env.invalidate_all()
            for case in cases:
                self.assertTrue(case.with_user(user).read(fields))

    def test_accounting_and_the_warehouse_read_what_is_decided_only(self):
        """R4.40"""
        running, closed = self.an_accepted_case(), self.a_closed_case(("rework", 100))

        for user in (self.accountant, self.warehouse_user):
            self.assertRefused(lambda user=user: running.with_user(user).read(["subject"]), error=AccessError)
            self.assertEqual(closed.with_user(user).subject, closed.subject)
            self.assertRefused(lambda user=user: closed.with_user(user).write({"has_contact": True}), error=AccessError)

    def test_responsibility_is_written_by_quality_and_the_coordinator(self):
        """R4.19"""
        case = self.an_accepted_case()
        values = {"case_id": case.id, "department_id": self.department.id, "percent": 100}

        for user in (self.sales, self.clerk, self.manufacturing, self.approver_gm):
            shares = self.env["after_sales.case.share"].with_user(user)
            self.assertRefused(lambda shares=shares: shares.create(values), error=AccessError)
        self.env["after_sales.case.share"].with_user(self.quality).create(values)

    def test_production_names_its_operators_without_reading_personnel_files(self):
        """R4.21"""
        case = self.an_accepted_case()
        worker = self.env["hr.employee"].create({"name": "Wu Worker", "company_id": self.company.id})

        case.with_user(self.coordinator).operator_ids = [Command.set(worker.ids)]

        self.assertEqual(case.sudo().operator_ids, worker)
        for user in (self.sales, self.quality):
            self.assertRefused(
                lambda user=user: case.with_user(user).write({"operator_ids": [Command.clear()]}), error=AccessError
            )
        for command in (Command.create({"name": "x"}), Command.update(worker.id, {"name": "x"})):
            self.assertRefused(
                lambda command=command: case.with_user(self.coordinator).write({"operator_ids": [command]}),
                error=AccessError,
            )

    def test_the_decision_is_proposed_by_those_who_talk_to_customers(self):
        """R4.16, R14.07"""
        case = self.an_accepted_case()
        values = {"case_id": case.id, "kind": "rework", "amount": 1}

        for user in (self.quality, self.manufacturing, self.accountant):
            decisions = self.env["after_sales.case.decision"].with_user(user)
            self.assertRefused(lambda decisions=decisions: decisions.create(values), error=AccessError)
        self.env["after_sales.case.decision"].with_user(self.sales).create(values)

    def test_what_the_engine_writes_of_a_decision_is_told_it_by_nobody(self):
        case = self.a_closed_case(("rework", 100))

        for vals in ({"executed_on": "2026-03-02 10:00:00"}, {"res_model": "after_sales.return", "res_id": 1}):
            decision = case.decision_ids.with_user(self.sales)
            self.assertRefused(lambda decision=decision, vals=vals: decision.write(vals), error=AccessError)

    def test_a_step_is_added_by_the_route_and_by_nobody(self):
        case = self.an_accepted_case()
        values = {"case_id": case.id, "name": "Mine", "state": "done"}

        for user in (self.coordinator, self.quality, self.sales):
            steps = self.env["after_sales.case.step"].with_user(user)
            self.assertRefused(lambda steps=steps: steps.create(values), error=AccessError)
            self.assertRefused(case.step_ids.with_user(user).unlink, error=AccessError)

    def test_the_administrator_keeps_routes_and_causes(self):
        """R4.30, R8.13"""
        route = self.env["after_sales.case.route"].with_user(self.administrator).create({"name": "Short"})
        route.step_ids = [Command.create({"name": "Look", "group_id": self.quality.group_ids[:1].id})]
        cause = self.env["after_sales.cause"].with_user(self.administrator).create({"name": "Rust", "code": "RST"})

        for user in (self.sales, self.quality):
            self.assertRefused(lambda user=user: route.with_user(user).write({"name": "x"}), error=AccessError)
            self.assertRefused(lambda user=user: cause.with_user(user).write({"name": "x"}), error=AccessError)

    def test_the_catalogue_of_human_causes_has_fifteen(self):
        """R4.03, R8.13"""
        human = self.env["after_sales.cause"].search([("kind", "=", "human"), ("company_id", "=", False)])

        self.assertEqual(len(human), 15)

    def test_lists_take_as_many_queries_however_many_cases_there_are(self):
        names = ["name", "partner_id", "waits_for", "deadline", "is_late", "progress", "amount_total", "state"]
        # One environment for all measurements: each new one asks for the user's time zone once.
        cases = self.env["after_sales.case"].with_user(self.coordinator)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            cases.search([]).read(names)
            return self.env.cr.sql_log_count - before

        # From its third complaint on a customer's cases are serious, and people are read who are named with them.
        for _each in range(4):
            self.an_accepted_case()
        queries()
        few = queries()
        for _each in range(6):
            self.an_accepted_case()
        # What Odoo remembers across requests is read anew once: telling people clears some of it.
        queries()

        self.assertLessEqual(queries(), few)
