# Part of after_sales. LGPL-3.
from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from odoo import fields, models

from ..models.approval.after_sales_approval_policy import WINDOWS
from ..models.approval.after_sales_approval_request import Question
from ..models.exact import exact
from ..rules import approval_grounds
from ..rules.approval_compare import compare
from ..rules.approval_exposure import Claim, exposure_of
from ..rules.approval_history import History, Taken
from ..rules.approval_routing import Route


class Tested(NamedTuple):
    """A request and where it would go."""

    request: models.BaseModel
    question: Question
    route: Route


class AfterSalesApprovalBacktest(models.TransientModel):
    """The engine's routing on the facts of the past; the number of queries does not grow with the requests."""

    _inherit = "after_sales.approval.backtest"

    def _tested(self, requests) -> list[Tested]:
        # Who may run this has been checked; what he sees of documents are amounts and roles.
        requests = requests.sudo()
        history = self._history(requests)
        tested = []
        for kind, own in requests.grouped("res_model").items():
            policy = self.table_id._policy_for(kind)
            people = self.env["after_sales.approval.role"]._people(self.company_id, kind)
            for request, facts in self._facts(own).items():
                exposure = self._exposure(request, facts, policy, history)
                never = frozenset((request.excluded_ids - request.seller_ids).ids)
                question = Question(
                    facts=facts,
                    exposure=exposure,
                    table=self.table_id,
                    policy=policy,
                    people=people,
                    excluded=never | policy._sellers_out(facts.sellers, exposure.amount),
                )
                tested.append(Tested(request, question, requests._route(question)))
        return tested

    def _facts(self, requests) -> dict:
        """{request: the facts of its day}; those that kept none are asked of their documents as they are now."""
        kept = {request: approval_grounds.read(request.grounds).facts for request in requests if request.grounds}
        asked_now = requests.filtered(lambda request: not request.grounds)
        for requester, own in asked_now.grouped("requester_id").items():
            documents = self.env[own[0].res_model].with_user(requester).browse(own.mapped("res_id"))
            there = set(documents.sudo().exists().ids)
            kept |= {
                request: self._facts_now(request, document._facts_to_ask())
                for request, document in zip(own, documents, strict=True)
                if document.id in there
            }
        return kept

    def _facts_now(self, request, facts):
        """What a document says now, with the amount, the day and the sources that its request had."""
        untaxed = facts.untaxed * exact(request.amount) / facts.amount if facts.amount else facts.untaxed
        return facts._replace(
            on=fields.Datetime.context_timestamp(self, request.asked_on).date(),
            amount=exact(request.amount),
            untaxed=exact(float(untaxed)),
            draws_on=frozenset((claim.scope, claim.key) for claim in request.claim_ids),
        )

    def _exposure(self, request, facts, policy, history):
        days = {scope: policy[field] if policy else 0 for scope, field in WINDOWS.items()}
        before = history.before(request.id, request.asked_on, facts.draws_on, days)
        return exposure_of(Claim(request._tested_amount(facts, policy), facts.draws_on), before)

    def _history(self, requests) -> History:
        """All claims on what these requests draw on, as far back as the longest window of the version."""
        windows = [days for field in WINDOWS.values() for days in self.table_id.sudo().policy_ids.mapped(field)]
        claims = self.env["after_sales.approval.claim"].sudo()
        keys = requests.claim_ids.mapped("key")
        found = claims.search_fetch(
            [
                ("company_id", "=", self.company_id.id),
                ("key", "in", list(set(keys))),
                ("asked_on", ">=", min(requests.mapped("asked_on")) - timedelta(days=max(windows, default=0))),
                ("asked_on", "<=", max(requests.mapped("asked_on"))),
            ],
            ["request_id", "scope", "key", "asked_on", "amount"],
        )
        found.request_id.fetch(["state", "decided_on"])
        return History(map(self._taken, found))

    def _taken(self, claim) -> Taken:
        request = claim.request_id
        freed = request.decided_on or None if request.state in ("refused", "void") else None
        return Taken(claim.asked_on, request.id, (claim.scope, claim.key), exact(claim.amount), freed)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def _prepare_line_vals(self, tested) -> dict:
        request, now = tested.request, self._roles_now(tested)
        then = request.step_ids.sorted("sequence")
        return {
            "request_id": request.id,
            "document_kind": request.res_model,
            "company_id": request.company_id.id,
            "partner_id": request.partner_id.id,
            "requester_id": request.requester_id.id,
            "asked_on": request.asked_on,
            "amount": request.amount,
            "exposure": float(tested.question.exposure.amount),
            "then_role_id": then.role_id.sorted("rank")[-1:].id,
            "then_asked": " → ".join(then.role_id.mapped("display_name")),
            "now_role_id": now.sorted("rank")[-1:].id,
            "now_asked": " → ".join(now.mapped("display_name")),
            "outcome": compare(
                [(step.role_id.rank, step.votes) for step in then],
                [(role.rank, step.votes) for role, step in zip(now, tested.route.steps, strict=True)],
            ),
        }

    def _roles_now(self, tested):
        return tested.request.step_ids.role_id.browse([step.role for step in tested.route.steps])

    def _prepare_load_vals_list(self, tested) -> list[dict]:
        """For each role: how many signatures, over which amount, how many a week; then and now."""
        counts, amounts = Counter(), Counter()
        for each in tested:
            for when, roles in (("then", each.request.step_ids.role_id), ("now", self._roles_now(each))):
                for role in roles:
                    counts[when, role] += 1
                    amounts[when, role] += exact(each.request.amount)
        weeks = ((self.date_to - self.date_from).days + 1) / 7
        roles = self.env["after_sales.approval.role"].union(*(role for _when, role in counts)).sorted("rank")
        return [
            {"role_id": role.id, "sequence": number, "company_id": self.company_id.id}
            | {f"{when}_count": counts[when, role] for when in ("then", "now")}
            | {f"{when}_amount": float(amounts[when, role]) for when in ("then", "now")}
            | {f"{when}_weekly": counts[when, role] / weeks for when in ("then", "now")}
            for number, role in enumerate(roles)
        ]
