# Part of after_sales. LGPL-3.
import logging

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import split_every

from ...rules import approval_time
from ...rules.approval_exposure import Exposure
from ..exact import exact
from .after_sales_approval_request import Question

_logger = logging.getLogger(__name__)

#: How many requests are looked at in one transaction.
CHUNK = 200


class AfterSalesApprovalRequestTime(models.Model):
    """Open requests as time goes by: who is told, and who is asked when somebody left (R7.19; checklist A41, A46).

    Nothing here decides: a request waits until somebody signs or refuses it, however late.
    """

    _inherit = "after_sales.approval.request"

    def _prepare_vals(self, question):
        vals = super()._prepare_vals(question)
        due = [step["due_on"] for _create, _id, step in vals["step_ids"] if step.get("due_on")]
        return vals | {"due_on": min(due, default=False)}

    def _prepare_step_vals(self, question, step, number):
        vals = super()._prepare_step_vals(question, step, number)
        if vals["state"] != "waiting":
            return vals
        _role, ids = approval_time.whom_to_tell((step.role, *step.also), question.people, question.excluded)
        steps, clocks = self.env["after_sales.approval.step"], question.clocks if question.clocks is not None else {}
        place = steps.env["res.users"].browse(ids), question.document.company_id, question.policy
        if place not in clocks:
            clocks[place] = steps._prepare_clock_vals(*place)
        return vals | clocks[place] | {"told": list(ids)}

    def _after_ask(self):
        super()._after_ask()
        self.step_ids._tell_asked()
        self.env["after_sales.approval.notice"]._tell_blocked(self.filtered(lambda each: each.state == "blocked"))

    def _close(self, state):
        super()._close(state)
        self._drop_activities()

    def _keep_due(self):
        """A request is due when the first of its waiting steps is; what nobody is asked any more keeps its moment."""
        for request in self.sudo():
            due = [step.due_on for step in request.step_ids if step.state == "waiting" and step.due_on]
            if due and request.due_on != min(due):
                request.due_on = min(due)

    def _drop_activities(self):
        """Leave an activity with nobody but those who are still asked.

        The others' are done, not deleted: deleting makes Odoo forget all that this transaction has read.
        """
        wanted = set()
        blocked = set()
        for request in self.sudo().filtered(lambda request: request.state in ("waiting", "blocked")):
            steps = request.step_ids.filtered(lambda step: step.state == "waiting")
            users = steps.told_ids - request.step_ids.signer_ids
            wanted |= {(request.res_id, user.id) for user in users}
            blocked |= {request.res_id} if request.state == "blocked" else set()
        activities = self.env["after_sales.approval.notice"]._activities(self)
        activities.filtered(
            lambda activity: activity.res_id not in blocked and (activity.res_id, activity.user_id.id) not in wanted
        ).action_archive()

    @api.model
    def _cron_remind_and_escalate(self):
        """Remind in time, tell what is late, tell the next level; ask again where nobody who was asked is left.

        Each is told once, whenever and however often this runs. What somebody decides right now is left alone.
        """
        ids = self.sudo().search([("state", "in", ("waiting", "blocked"))], order="id").ids
        left = len(ids)
        for chunk in split_every(CHUNK, ids):
            self.sudo().browse(chunk)._locked()._look_at_clock()
            left -= len(chunk)
            if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=left):
                break

    def _locked(self):
        """Those whose documents nobody else is changing right now, locked."""
        mine = self.browse()
        for kind, requests in self.grouped("res_model").items():
            ids = set(self.env[kind].browse(requests.mapped("res_id")).try_lock_for_update().ids)
            mine |= requests.filtered(lambda request, ids=ids: request.res_id in ids)
        return mine

    def _look_at_clock(self):
        roles = self.env["after_sales.approval.role"]
        people = {place: roles._people(*place) for place in {(each.company_id, each.res_model) for each in self}}
        moved = self.filtered(lambda request: request._should_ask_again(people[request.company_id, request.res_model]))
        moved._ask_again()
        steps = (self - moved).step_ids.filtered(lambda step: step.state == "waiting")
        steps._begin(people)
        notes = steps._tell_those_who_came(people) + steps._look_at_clock(people)
        self.env["after_sales.approval.notice"]._tell(notes)
        (self - moved)._drop_activities()

    def _should_ask_again(self, people):
        """Whether nobody is left for a step, or somebody is there at last for what was blocked."""
        if self.state == "waiting":
            return self.step_ids._is_stuck(people)
        documents = self._documents().with_user(self.requester_id).sudo()
        facts = documents._facts_to_ask()
        table = self.env["after_sales.approval.table"]._in_force(facts.on)
        exposure, policy = Exposure(exact(self.exposure)), table._policy_for(self.res_model)
        never = frozenset((self.excluded_ids - self.seller_ids).ids)
        excluded = never | policy._sellers_out(facts.sellers, exposure.amount)
        question = Question(facts, exposure, table, policy, people, excluded, documents)
        return not self._route(question).blocked

    def _ask_again(self):
        """Put requests to whoever may sign them now, in the requester's name; what went before stays on record."""
        for (kind, requester), requests in self.grouped(lambda each: (each.res_model, each.requester_id)).items():
            try:
                with self.env.cr.savepoint():
                    requests._ask_again_for(self.env[kind].browse(requests.mapped("res_id")), requester)
            except UserError as error:
                _logger.warning("%s could not be asked again: %s", requests.mapped("document_name"), error)

    def _ask_again_for(self, documents, requester):
        self._close("void")
        anew = self._ask(documents.with_user(requester).sudo())
        # The log is told by whoever looked at the clock, not by the requester.
        for state, event in (("waiting", "rerouted"), ("blocked", "blocked")):
            ids = anew.filtered(lambda request, state=state: request.state == state).mapped("res_id")
            documents._log_approval(event, documents.browse(ids))
