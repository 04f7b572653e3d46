# Part of after_sales. LGPL-3.
"""What tests of complaint cases start from: the units of the standard route, and short ways to walk along it."""

from odoo.fields import Command

from .common import ROLES, AfterSalesCommon

#: Units of the standard route besides those of ``common.ROLES``.
UNITS = ("coordinator", "quality", "manufacturing", "rnd")


class CaseCommon(AfterSalesCommon):
    """A delivered and invoiced order, the units as ``self.<unit>``, and cases that are anywhere on their way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for unit in set(UNITS) - set(ROLES):
            setattr(cls, unit, cls._a_user(unit))
        cls.cause = cls.env.ref("after_sales.after_sales_cause_quality_2")
        cls.env.user.group_ids += cls.env.ref("hr.group_hr_manager") + cls.env.ref(
            "after_sales.after_sales_group_coordinator"
        )
        cls.department = cls.env["hr.department"].create({"name": "Assembly", "company_id": cls.company.id})

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)

    def an_accepted_case(self, *lines, **values):
        case = self.a_reported_case(self.order, *lines, **values)
        case.with_user(self.coordinator).action_accept()
        return case

    def step(self, case, task=None):
        """The open step of a case, or the one with that task."""
        return case.step_ids.filtered(lambda step: step.state == "open" and task in (None, step.task))

    def said(self, case, user, opinion="We agree.", task=None):
        """``user`` writes an opinion on the step that is due and passes it on."""
        step = self.step(case, task).filtered(lambda step: step._is_for(user)).with_user(user)
        step.opinion = opinion
        step.action_complete()

    def investigated(self, case, finding="founded"):
        """Quality found the cause and who is responsible."""
        by_quality = case.with_user(self.quality)
        by_quality.finding = finding
        if finding == "founded":
            by_quality.write(
                {
                    "cause_id": self.cause.id,
                    "occurrence_cause": "Torque not set after the change of shift.",
                    "escape_cause": "The leak test was left out.",
                    "no_capa_reason": "The countermeasure is in force already.",
                    "share_ids": [Command.create({"department_id": self.department.id, "percent": 100})],
                }
            )
        self.said(case, self.quality, "Seen in the laboratory.")
        if finding == "founded":
            case.with_user(self.manufacturing).countermeasure = "Torque wrench with a counter."
            self.said(case, self.manufacturing, "Done since Monday.")
        return case

    def proposed(self, case, *decisions):
        """All units had their say; sales proposes ``(kind, amount)`` or ``(kind, {values})``, the coordinator agrees."""
        self.said(case, self.approver_manager)
        self.said(case, self.coordinator)
        case.with_user(self.sales).decision_ids = [
            Command.create({"kind": kind} | (what if isinstance(what, dict) else {"amount": what}))
            for kind, what in decisions
        ]
        self.said(case, self.sales, "Let us settle it.")
        self.said(case, self.coordinator, "Agreed.")
        return case

    def a_proposed_case(self, *decisions, finding="founded", **values):
        """A case that waits to be submitted for its first approval."""
        return self.proposed(self.investigated(self.an_accepted_case(**values), finding), *decisions)

    def approved(self, case, *users):
        case.with_user(self.coordinator).action_submit()
        for user in users or (self.approver_gm,):
            case.with_user(user).action_approve()
        return case

    def negotiated(self, case, result="accepted"):
        """Sales talked to the customer, its superior has reviewed it, the coordinator has drawn the conclusion."""
        case.with_user(self.sales).write({"negotiation_result": result, "negotiation_note": "By telephone."})
        case.with_user(self.approver_manager).action_review()
        self.said(case, self.sales, "The customer answered.")
        self.said(case, self.coordinator, "Ready for the final decision.")
        return case

    def a_closed_case(self, *decisions, finding="founded", **values):
        """A case all the way to its final decision."""
        case = self.approved(self.a_proposed_case(*decisions, finding=finding, **values))
        return self.approved(self.negotiated(case))

    def letters(self, record):
        """What people were told about ``record``, the latest first."""
        kept = [("model", "=", record._name), ("res_id", "in", record.ids), ("message_type", "=", "user_notification")]
        return self.env["mail.message"].sudo().search(kept, order="id desc")
