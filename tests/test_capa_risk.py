# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .capa_common import CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCapaRisk(CapaCommon):
    """Risk-control teams, warnings from past problems, reviews that a law asks for (R4.59, R4.60, R4.62)."""

    def a_project(self, **values):
        return self.env["after_sales.risk.project"].with_user(self.quality).create(
            {
                "subject": "Seals",
                "product_ids": self.product.ids,
                "member_ids": [Command.set((self.quality | self.rnd | self.manufacturing).ids)],
                "fmea_ids": [
                    Command.create({"kind": kind, "item": "Sealing", "mode": f"{kind} too hard", "severity": 8,
                                    "occurrence": 5, "detection": 6, "measure": "Measured on receipt"})
                    for kind in ("design", "process")
                ],
                "step_ids": [Command.create({"name": "Press", "characteristic": "Hardness", "control": "Each delivery"})],
                "milestone_ids": [Command.create({"name": "New compound released", "planned": "2026-04-01"})],
            }
            | values
        )  # fmt: skip

    def test_what_comes_back_starts_a_team(self):
        """R4.59"""
        capa = self.an_implemented_capa()
        order = self.sold_again("2026-04-01")
        for _each in range(4):
            self.complained_again(order, "2026-05-01")

        self.checked()

        project = capa.sudo().project_ids
        self.assertEqual((project.cause, project.state, project.product_ids), ("recurrence", "draft", self.product))
        self.assertEqual(project.activity_ids.user_id, capa.chaser_id)
        self.assertEqual(capa.action_view_projects()["res_id"], project.id)

    def test_a_batch_problem_starts_a_team_at_once(self):
        """R4.59"""
        capa = self.a_begun_capa(is_batch=True)

        self.assertEqual(capa.sudo().project_ids.cause, "batch")

    def test_a_team_has_quality_technology_and_production_in_it(self):
        """R4.59"""
        project = self.a_project(member_ids=False, leader_id=False)

        self.assertRefused(project.action_begin, "no leader", "“Quality”", "“R&D”", "“Manufacturing”")
        project.write({"leader_id": self.quality.id, "member_ids": (self.rnd | self.manufacturing).ids})
        project.action_begin()
        self.assertEqual(project.state, "open")

    def test_risk_is_rated_before_and_after(self):
        """R4.59"""
        line = self.a_project().fmea_ids[0]
        self.assertEqual((line.risk, line.priority, line.risk_left), (240, "high", 240))

        line.write({"occurrence_left": 2, "detection_left": 2})

        self.assertEqual((line.risk_left, line.priority_left, line.priority), (32, "low", "high"))
        self.assertRefused(lambda: line.write({"severity": 11}), "go from 1 to 10")

    def test_a_project_is_closed_when_its_risks_are_under_control(self):
        """R4.59"""
        project = self.a_project()
        project.action_begin()
        project.step_ids.control = False
        project.fmea_ids.filtered(lambda line: line.kind == "design").unlink()
        self.assertRefused(
            project.action_close, "Design FMEA", "still of high priority", "has no control", "is not reached", "no conclusion",
        )  # fmt: skip

        project.fmea_ids = [Command.create({"kind": "design", "item": "Seal", "mode": "Shape", "severity": 3})]
        project.fmea_ids.write({"occurrence_left": 1, "detection_left": 2})
        project.step_ids.control = "Each delivery"
        project.milestone_ids.action_reach()
        project.conclusion = "Hardness is held."
        project.action_close()

        self.assertEqual(project.state, "done")
        self.assertRefused(lambda: project.fmea_ids[0].write({"measure": "x"}), "cannot change any more")

    def test_progress_is_asked_for_each_week_and_published(self):
        """R4.59"""
        project = self.a_project()
        project.action_begin()
        projects = self.env["after_sales.risk.project"]
        with freeze_time("2026-03-08"):
            projects._cron_ask_for_progress()
            self.assertFalse(project.activity_ids)
        with freeze_time("2026-03-09"):
            projects._cron_ask_for_progress()
            projects._cron_ask_for_progress()
            self.assertEqual(project.activity_ids.user_id, self.quality)
            self.assertEqual(len(project.activity_ids), 1)
            project.entry_ids = [Command.create({"phase": "check", "text": "50 of 50 held."})]
            self.assertFalse(project.activity_ids)
            self.assertIn("50 of 50 held.", project.message_ids[0].body)
            self.assertFalse(projects.search([("is_silent", "=", True), ("id", "=", project.id)]))

    def test_customers_are_told_of_milestones(self):
        """R4.59"""
        capa = self.a_begun_capa(is_batch=True)
        project = self.a_project(capa_id=capa.id)
        self.assertRefused(project.milestone_ids.action_reach, "is not running")
        project.action_begin()

        project.milestone_ids.action_reach()

        reply = project.milestone_ids.sudo().reply_ids
        self.assertEqual((reply.case_id, reply.state), (capa.case_ids, "draft"))
        self.assertIn("New compound released", reply.body)
        self.assertFalse(project.milestone_ids.is_told)
        reply.with_user(self.sales).write({"way": "phone"})
        reply.with_user(self.sales).action_send()
        self.assertTrue(project.milestone_ids.is_told)
        self.assertRefused(project.milestone_ids.action_reach, "reached already")

    def test_projects_are_led_by_quality_the_coordinator_and_the_representative(self):
        project = self.a_project()

        for user in (self.sales, self.clerk, self.auditor):
            self.assertRefused(lambda user=user: project.with_user(user).write({"subject": "x"}), error=AccessError)
            self.assertRefused(project.with_user(user).action_begin, error=AccessError)
        self.assertRefused(project.with_user(self.manufacturing).action_cancel, error=AccessError)
        project.action_cancel()
        self.assertRefused(project.with_user(self.rnd).action_reset, error=AccessError)
        project.action_reset()
        self.assertEqual(project.state, "draft")

    def test_a_warning_stands_on_the_product_and_on_each_new_complaint(self):
        """R4.60"""
        action = self.a_capa().action_warn()
        warning = self.env["after_sales.risk.warning"].browse(action["res_id"])
        self.assertEqual(warning.product_ids, self.product)

        case = self.a_case(self.order)
        self.assertEqual(case.with_user(self.sales).risk_warning_ids, warning)
        self.assertEqual(self.product.product_tmpl_id.with_user(self.sales).after_sales_risk_warning_count, 1)
        self.product.product_tmpl_id.with_user(self.sales).action_view_after_sales_risk_warnings()
        warning.active = False
        case.invalidate_recordset()
        self.assertFalse(case.risk_warning_ids)

    def test_a_warning_about_a_category_holds_for_all_in_it(self):
        """R4.60"""
        parent = self.env["product.category"].create({"name": "Heating"})
        self.product.categ_id.parent_id = parent
        warnings = self.env["after_sales.risk.warning"].with_user(self.quality)
        warning = warnings.create({"name": "Cold", "text": "Hard", "control": "Hardness", "category_ids": parent.ids})

        self.assertEqual(self.a_case(self.order).risk_warning_ids, warning)
        self.assertRefused(lambda: warning.with_user(self.sales).write({"name": "x"}), error=AccessError)

    def test_a_review_takes_in_the_complaints_of_its_period(self):
        """R4.62"""
        case = self.an_accepted_case()
        draft = self.a_case(self.order)
        review = (
            self.env["after_sales.post.review"]
            .with_user(self.quality)
            .create({"name": "First half", "law": "ISO 13485 8.2.1", "since": "2026-01-01", "until": "2026-06-30"})
        )

        review.action_collect()

        self.assertIn(case, review.case_ids)
        self.assertNotIn(draft, review.case_ids)
        self.assertEqual(case.review_ids, review)
        self.assertRefused(review.action_review, "has no conclusion")
        review.conclusion = "The risk file covers it."
        self.assertRefused(review.with_user(self.sales).action_review, error=AccessError)
        review.action_review()
        self.assertEqual((review.state, review.reviewed_by_id), ("done", self.quality))
        self.assertRefused(lambda: review.write({"conclusion": "x"}), "does not change any more")
        self.assertRefused(review.unlink, "does not change any more")
