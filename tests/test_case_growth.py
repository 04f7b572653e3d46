# Part of after_sales. LGPL-3.
from lxml import etree

from odoo.fields import Command, Date
from odoo.tests import tagged

from .case_common import CaseCommon
from .case_history import CaseHistory


@tagged("post_install", "-at_install", "after_sales")
class TestCaseGrowth(CaseHistory, CaseCommon):
    """No screen of complaints asks the database more often because there are more complaints."""

    def set_stage(self):
        super().set_stage()
        self.more(5)

    def more(self, count):
        """Complaints that quality has, half of them late, each with a decision and a share."""
        quality = self.env.ref("after_sales.after_sales_group_quality")
        step = {"name": "Cause", "task": "investigate", "group_id": quality.id, "state": "open"}
        for due in ("2026-02-20 12:00:00", "2026-03-20 12:00:00"):
            self.old_cases(
                count // 2 + count % 2,
                received_on="2026-02-18",
                accepted_on="2026-02-18",
                deadline=due[:10],
                user_id=self.sales.id,
                step_ids=[Command.create(step | {"received_on": "2026-02-18 12:00:00", "due_on": due})],
                share_ids=[Command.create({"department_id": self.department.id, "percent": 100})],
                decision_ids=[Command.create({"kind": "rework", "amount": 10})],
            )

    def shown(self, model, view):
        arch = etree.fromstring(model.get_view(view.id, view.type)["arch"])
        names = {node.get("name") for node in arch.iter("field")} & set(model._fields)
        return {name: {"fields": {"display_name": {}}} if model._fields[name].relational else {} for name in names}

    def listed(self, model, domain, user):
        model = self.env[model].with_user(user)
        view = self.env.ref(f"after_sales.{model._name.replace('.', '_')}_view_list")
        return lambda: model.web_search_read(domain, self.shown(model, view), limit=80)

    def assertConstant(self, call):  # noqa: N802
        """``call`` takes as many queries after 50 cases as after 5."""

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            call()
            return self.env.cr.sql_log_count - before

        queries()
        few = queries()
        self.more(45)
        self.assertLessEqual(queries(), few)

    def test_the_list(self):
        self.assertConstant(self.listed("after_sales.case", [], self.coordinator))

    def test_what_is_overdue(self):
        self.assertConstant(self.listed("after_sales.case", [("is_late", "=", True)], self.coordinator))

    def test_the_calendar(self):
        month = [("deadline", ">=", Date.today().replace(day=1)), ("deadline", "<", "2026-04-01")]
        self.assertConstant(self.listed("after_sales.case", month, self.coordinator))

    def test_my_opinions_due(self):
        self.assertConstant(self.listed("after_sales.case.step", [("is_mine", "=", True)], self.quality))

    def test_late_steps(self):
        self.assertConstant(self.listed("after_sales.case.step", [("is_late", "=", True)], self.coordinator))

    def test_the_board(self):
        cases = self.env["after_sales.case"].with_user(self.coordinator)
        fields = self.shown(cases, self.env.ref("after_sales.after_sales_case_view_kanban"))

        self.assertConstant(
            lambda: cases.web_read_group(
                [], ["progress"], ["__count"], auto_unfold=True, unfold_read_specification=fields
            )
        )

    def test_the_register_and_its_figures(self):
        self.assertConstant(self.listed("after_sales.case", [("accepted_on", "!=", False)], self.coordinator))
        cases = self.env["after_sales.case"].with_user(self.coordinator)
        measures = ["amount_total:sum", "loss_amount:sum"]
        self.assertConstant(lambda: cases.formatted_read_group([], ["cause_id", "accepted_on:month"], measures))

    def test_similar_cases(self):
        case = self.a_case(self.order).with_user(self.sales)

        self.assertConstant(lambda: case.read(["similar_case_ids", "recurrence", "duplicate_id"]))

    def test_the_thresholds_of_early_warning(self):
        self.env["after_sales.case.threshold"].search([]).limit_count = 1000
        alerts = self.env["after_sales.case.alert"].sudo()

        self.assertConstant(lambda: alerts._warn(self.company, Date.today(), self.reason))
