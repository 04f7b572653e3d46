# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import notice
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_case import COORDINATORS
from .after_sales_notice_issue import PROPOSAL

#: Who keeps units going (R4.65); notices are the coordinator's alone (R14.09).
CHASERS = (*COORDINATORS, "after_sales.after_sales_group_service_department")
#: So many people of a unit are told.
MOST_TOLD = 5


class AfterSalesCaseStep(models.Model):
    """Steps that take too long: how long, and the notices that the GM office issues about them (R4.17, R4.48, R4.49)."""

    _inherit = "after_sales.case.step"

    notice_ids = fields.One2many("after_sales.notice", "step_id", "Notices", readonly=True)
    expedited_on = fields.Datetime("Expedited", readonly=True)
    inquired_on = fields.Datetime("Inquired", readonly=True)
    proposed_on = fields.Datetime("Notice Proposed", readonly=True)
    reminded_on = fields.Datetime("Reminded", readonly=True)
    handling_days = fields.Float(
        "Handling (days)", compute="_compute_handling", store=True, aggregator="avg", digits=(16, 1)
    )
    is_done_late = fields.Boolean("Was Overdue", compute="_compute_handling", store=True, index="btree_not_null")

    @api.depends("state", "received_on", "completed_on", "due_on")
    def _compute_handling(self):
        for step in self:
            taken = step.received_on and step.completed_on and step.completed_on - step.received_on
            step.handling_days = taken.total_seconds() / 86400 if taken else 0.0
            is_done = step.state == "done" and step.completed_on
            step.is_done_late = bool(is_done and step.due_on and step.due_on < step.completed_on)

    def action_expedite(self):
        """Issue an expediting notice for each of these steps that is overdue (R4.48)."""
        return self._issue_notices("expediting")

    def action_inquire(self):
        """Ask, by an inquiry notice each, why these steps took too long (R4.49)."""
        return self._issue_notices("inquiry")

    def action_remind(self):
        """Remind the units of what they hold; once a day is enough (R4.65)."""
        self._refuse_unless("remind", CHASERS)
        today = fields.Date.context_today(self)
        due = self.sudo().filtered(
            lambda step: step.state == "open" and not (step.reminded_on and step.reminded_on.date() == today)
        )
        self._raise_all([reason("step_reminded")] if self and not due else [])
        for step in due:
            step.case_id.message_notify(
                partner_ids=step._holders().partner_id.ids,
                subject=self.env._("%s waits for you", step.display_name),
                body=self.env._("“%(step)s” is with %(unit)s.", step=step.display_name, unit=step.unit or ""),
            )
        unlocked(due).write({"reminded_on": fields.Datetime.now()})
        return True

    def _issue_notices(self, kind):
        """One notice for each step that may get one; where none may, every reason is told."""
        self._refuse_unless("issue", COORDINATORS)
        against = {step: [*step._get_notice_blockers(kind)] for step in self}
        free = self.filtered(lambda step: not against[step])
        if not free:
            self._raise_all(why for reasons in against.values() for why in reasons)
        notices = self.env["after_sales.notice"]._issue(kind, free)
        return notices._view_records(notices, self.env._("Notices"))

    def _get_notice_blockers(self, kind):
        facts = self.sudo()._notice_facts()
        if kind == "inquiry":
            return notice.inquire(facts)
        return notice.expedite(facts, fields.Datetime.now(), self.company_id.after_sales_notice_pause_days)

    def _notice_facts(self) -> notice.Step:
        asked = self.notice_ids.filtered(lambda each: each.kind == "inquiry" and each.state != "cancelled")
        return notice.Step(
            name=self.display_name,
            case=self.case_id.name,
            state=self.state,
            case_state=self.case_id.state,
            is_late=self.is_late,
            is_case_late=self.case_id.is_late,
            expedited_on=self.expedited_on or None,
            asked_with=asked[:1].name or "",
        )

    def _holders(self):
        """People of the unit that has the step: the one who is named, else those of the department or of the role."""
        step = self.sudo()
        users = step.user_id or step.department_id.member_ids.user_id or step.group_id.all_user_ids
        return users.filtered(
            lambda user: user.active and not user.share and step.company_id in user.company_ids and step._is_for(user)
        ).sorted("id")[:MOST_TOLD]

    def _finish(self, state, **vals):
        super()._finish(state, **vals)
        # What was pressed for is done.
        pressed = self.sudo().notice_ids.filtered(lambda each: each.kind == "expediting" and each.state == "issued")
        pressed._transition("post")

    @api.model
    def _cron_expedite(self):
        """Issue expediting notices for overdue steps where the company wants that; else propose them, each step once."""
        late = self.sudo().search([("state", "=", "open"), ("due_on", "<", fields.Datetime.now())])
        by_itself = late.filtered("company_id.after_sales_notice_automatic")
        free = by_itself.filtered(lambda step: not [*step._get_notice_blockers("expediting")])
        self.env["after_sales.notice"]._issue("expediting", free, is_automatic=True)
        (late - by_itself).filtered(lambda step: not (step.proposed_on or step.expedited_on))._propose_notice()

    def _propose_notice(self):
        """An activity on the case for the coordinators: they issue the notice."""
        coordinators = self.env.ref(COORDINATORS[0]).sudo().all_user_ids.filtered(lambda user: user.active)
        for step in self:
            for user in coordinators.filtered(lambda user, step=step: step.company_id in user.company_ids)[:MOST_TOLD]:
                step.case_id.activity_schedule(
                    PROPOSAL,
                    user_id=user.id,
                    summary=self.env._("Expedite “%(step)s”, held by %(unit)s", step=step.name, unit=step.unit or ""),
                )
        unlocked(self).write({"proposed_on": fields.Datetime.now()})

    def _refuse_unless(self, event, groups):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(groups)):
            steps = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("no_right", event=event, documents=steps, groups=groups)], AccessError)
