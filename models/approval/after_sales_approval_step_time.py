# Part of after_sales. LGPL-3.
from datetime import UTC, timedelta

from odoo import api, fields, models
from odoo.tools import split_every
from odoo.tools.date_utils import localized

from ...rules import approval_time

#: How far working hours are read ahead; what is planned for later is looked up for itself.
SOON = timedelta(days=14)
#: How many steps one message to each person may tell of.
CHUNK = 200


class AfterSalesApprovalStepTime(models.Model):
    """Since when a step waits, until when, and whom it told (R7.19). Time only tells; it never signs and never refuses.

    Moments are planned once, when the step begins to wait, in working hours of the only person who may sign, else of
    the company. Public holidays do not count; a person's own leave does, because his substitute or the next level signs.
    """

    _inherit = "after_sales.approval.step"

    begun_on = fields.Datetime("Waiting Since", readonly=True)
    remind_on = fields.Datetime(readonly=True, help="When those who may sign are reminded.")
    due_on = fields.Datetime("Due", readonly=True)
    escalate_on = fields.Datetime(readonly=True, help="When the next level is told as well.")
    reminded_on = fields.Datetime(readonly=True)
    late_on = fields.Datetime("Called Late", readonly=True)
    escalated_on = fields.Datetime(readonly=True)
    is_written = fields.Boolean("Written To", readonly=True, help="Whoever may sign was written to, in Odoo or by mail.")
    told = fields.Json("Users Told", readonly=True, help="Who was told, as ids of users: nobody is looked for by it.")
    told_ids = fields.Many2many("res.users", string="Told", compute="_compute_told_ids")

    _unwritten = models.Index("(id) WHERE state = 'waiting' AND is_written IS NOT TRUE")

    @api.depends("told")
    def _compute_told_ids(self):
        for step in self:
            step.told_ids = self.env["res.users"].browse(step.told or ())

    def _begin(self, people=None):
        """Start the clock of the steps that wait now and tell whoever may sign them: one go for all of them.

        ``people``: who may sign for each role, by place, for those who have asked that already.
        """
        steps = self.sudo().filtered(lambda step: step.state == "waiting" and not step.begun_on)
        asked = steps._by_people(people or steps._people_by_place())
        for (users, company, policy), group in asked.items():
            group.write(self._prepare_clock_vals(users, company, policy) | {"told": users.ids})
        steps._tell_asked()

    def _tell_asked(self):
        """Put it on the desk of whoever may sign; a job writes to him, about all that came since."""
        asked = self.sudo()._asked()
        if asked:
            self.env["after_sales.approval.notice"]._put_on_desks(asked)
            self.env["after_sales.letter"]._wake_up()

    def _asked(self):
        return [("asked", step, user) for step in self if step.state == "waiting" for user in step.told_ids]

    @api.model
    def _write_waiting(self) -> int:
        """Write to whoever was asked and not written to yet: one message each; how many steps are left.

        What was decided before anybody wrote needs no message.
        """
        unwritten = [("state", "=", "waiting"), ("is_written", "=", False)]
        left = self.sudo().search(unwritten, order="id").ids
        for chunk in split_every(CHUNK, left[:]):
            # What somebody decides right now is written about in the next run, if it still waits.
            steps = self.sudo().browse(chunk).try_lock_for_update()
            self.env["after_sales.approval.notice"]._write_to_asked(steps._asked())
            steps.is_written = True
            left = left[len(chunk) :]
            if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=len(left)):
                break
        return len(left)

    def _by_people(self, people):
        """{(who is told, company, policy): steps}."""
        groups = {}
        for step in self:
            _role, ids = approval_time.whom_to_tell(step._ladder(), people[step._place()], step._closed())
            request = step.request_id
            key = (self.env["res.users"].browse(ids), step.company_id, request.table_id._policy_for(request.res_model))
            groups[key] = groups.get(key, self.browse()) | step
        return groups

    def _prepare_clock_vals(self, users, company, policy) -> dict:
        calendar = self._calendar(users, company)
        hours = approval_time.hours(policy.due_hours, policy.remind_hours, policy.escalate_hours)
        now = fields.Datetime.now()
        soon = calendar._work_intervals_batch(localized(now), localized(now + SOON))[False] if calendar else ()
        spans = [(start.astimezone(UTC).replace(tzinfo=None), stop - start) for start, stop, _meta in soon]
        return {
            "begun_on": now,
            "remind_on": self._moment(calendar, hours.remind, spans),
            "due_on": self._moment(calendar, hours.due, spans),
            "escalate_on": self._moment(calendar, hours.escalate, spans),
        }

    def _calendar(self, users, company):
        """The working hours of the only person who may sign, else those of the company."""
        own = self.env["resource.resource"].browse()
        if len(users) == 1:
            domain = [
                ("user_id", "=", users.id),
                ("company_id", "in", (company.id, False)),
                ("calendar_id", "!=", False),
            ]
            own = own.sudo().search(domain, order="company_id, id", limit=1)
        return own.calendar_id or company.resource_calendar_id

    def _moment(self, calendar, hours, spans):
        """When so many working hours are over, from now; by the clock for whoever has no working hours.

        ``spans``: when work begins in the next days, and how long it lasts; the calendar is asked for what comes later.
        """
        if hours is None:
            return False
        now = fields.Datetime.now()
        planned = approval_time.moment(spans, timedelta(hours=hours))
        if calendar and not planned:
            planned = calendar.plan_hours(hours, now, compute_leaves=True)
        return (planned or now + timedelta(hours=hours)).replace(microsecond=0)

    def _people_by_place(self):
        """Who may sign for each role, for each (company, kind of document) of these steps."""
        roles = self.env["after_sales.approval.role"]
        return {place: roles._people(*place) for place in {step._place() for step in self}}

    def _place(self):
        return self.company_id, self.res_model

    def _ladder(self):
        """The roles that may sign: the one asked, then those above it."""
        return (self.role_id | self.signer_role_ids.sorted("rank")).ids

    def _closed(self):
        """Who may not sign: the requester and editors, and whoever gave or lent his signature to this request."""
        signed = self.request_id.step_ids
        return frozenset((self.request_id.excluded_ids | signed.signer_ids | signed.on_behalf_of_id).ids)

    def _sign(self, user, own=None):
        super()._sign(user, own)
        requests = self.sudo().request_id
        requests.step_ids._begin()
        requests._keep_due()
        # A request that is signed whole is closed next, and that drops what is left.
        requests.filtered(lambda request: not request._is_signed())._drop_activities()

    def _clock(self):
        stamps = {"remind": self.reminded_on, "late": self.late_on, "escalate": self.escalated_on}
        told = frozenset(notice for notice, stamp in stamps.items() if stamp)
        return approval_time.Clock(self.remind_on or None, self.due_on or None, self.escalate_on or None, told)

    def _look_at_clock(self, people):
        """Stamp what is due to be told of these steps, and return the notes for ``after_sales.approval.notice``."""
        now = fields.Datetime.now()
        due = {step: approval_time.notices(step._clock(), now) for step in self}
        by_notice = {
            notice: self.filtered(lambda step, notice=notice: notice in due[step])
            for notice in ("remind", "late", "escalate")
        }
        by_notice["remind"].write({"reminded_on": now})
        by_notice["late"].write({"late_on": now})
        by_notice["escalate"].write({"escalated_on": now})
        notes = [
            (kind, step, user) for kind in ("remind", "late") for step in by_notice[kind] for user in step.told_ids
        ]
        notes += [("late_for_you", step, step.request_id.requester_id) for step in by_notice["late"]]
        return notes + by_notice["escalate"]._escalate(people)

    def _escalate(self, people):
        """Tell the next level that may sign anyway, and log it; without such a level nobody is told."""
        notes, rows = [], {}
        for step in self:
            closed = step._closed() | frozenset(step.told_ids.ids)
            above = [role for role in step._ladder() if role != step.role_id.id]
            role_id, ids = approval_time.whom_to_tell(above, people[step._place()], closed)
            if ids:
                step.told = [*(step.told or ()), *ids]
                notes += [("escalate", step, user) for user in self.env["res.users"].browse(ids)]
                rows[step.res_model, role_id] = rows.get((step.res_model, role_id), self.browse()) | step
        for (kind, role_id), steps in rows.items():
            self.env["after_sales.approval.notice"]._log_escalation(
                self.env[kind].browse(steps.mapped("res_id")), role_id
            )
        return notes

    def _tell_those_who_came(self, people):
        """Forget whom a step told in vain because he left, tell who holds his role now; the notes for that."""
        notes = []
        for step in self:
            held = people[step._place()]
            able = frozenset().union(*(held.get(role, frozenset()) for role in step._ladder())) - step._closed()
            still = [user_id for user_id in step.told_ids.ids if user_id in able]
            new = () if still else approval_time.whom_to_tell(step._ladder(), held, step._closed())[1]
            if new or len(still) < len(step.told or ()):
                step.told = [*still, *new]
            notes += [("asked", step, user) for user in self.env["res.users"].browse(new)]
        return notes

    def _is_stuck(self, people):
        """Whether too few people are left for the open steps of one request."""
        open_steps = self.filtered(lambda step: step.state in ("waiting", "pending"))
        facts = [approval_time.OpenStep(tuple(step._ladder()), step.votes, len(step.signer_ids)) for step in open_steps]
        return bool(facts) and approval_time.is_stuck(facts, people, open_steps[0]._closed())
