# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import fields, models
from odoo.fields import Command

from ..models.approval.after_sales_approval_policy import WINDOWS
from ..models.approval.after_sales_approval_request import Question
from ..models.exact import exact
from ..rules.approval_explain import Case, explain
from ..rules.approval_matching import Facts
from ..rules.approval_routing import Asked, Route
from ..rules.reason import Reason, reason

CONCESSION = "after_sales.concession"
#: Values of reasons that are amounts in the currency of the company.
MONEY = ("amount", "limit", "before", "tested", "above")
#: Answers after which nobody asks who else would be needed.
NEVER_NEEDED = ("person_may_sign", "person_excluded", "person_is_seller")


class Answer(NamedTuple):
    """What the engine says to the question under one version of the table."""

    question: Question
    route: Route


class AfterSalesApprovalSimulate(models.TransientModel):
    """From the form to the engine's question, and from its answer to words."""

    _inherit = "after_sales.approval.simulate"

    # -- the question --------------------------------------------------------------------------------------------------

    def _answer(self, table) -> Answer:
        """What the engine says under ``table``; ``AccessError`` for whoever may not ask, in whatever way he does."""
        self.browse().check_access("create")
        (table | self.table_id).check_access("read")
        self.company_id.check_access("read")
        requests = self.env["after_sales.approval.request"]
        facts, policy = self._facts(table), table._policy_for(self.document_kind)
        exposure = requests._exposures(self.company_id, [facts], policy)[0]
        never = frozenset((self.requester_id | self._customer().user_ids).ids)
        sellers = policy._sellers_out(facts.sellers, exposure.amount) - never
        question = Question(
            facts=facts,
            exposure=exposure,
            table=table,
            policy=policy,
            people=self.env["after_sales.approval.role"]._people(self.company_id, self.document_kind),
            excluded=never | sellers,
            sellers=sellers,
        )
        return Answer(question, requests._route(question))

    def _facts(self, table) -> Facts:
        amount, path = exact(self.amount), self.category_id.parent_path or ""
        return Facts(
            kind=self.document_kind,
            company=self.company_id.id,
            on=max(fields.Date.context_today(self), table.effective_from),
            amount=amount,
            untaxed=amount,
            measures=self._measures(),
            draws_on=self._draws_on(),
            reason=self.reason_id.id or 0,
            categories=frozenset(int(part) for part in path.split("/") if part),
            dispositions=frozenset(self.disposition_id.ids),
            classes=frozenset((self.class_id | self.disposition_id.class_id).ids),
            tags=frozenset(self._customer().category_id.ids),
            is_foreign=self._is_foreign(),
            department=self.requester_id.sudo().with_company(self.company_id).employee_id.department_id.id or 0,
            sellers=frozenset((self._customer() | self.partner_id.sudo()).user_id.ids),
        )

    def _customer(self):
        return self.partner_id.sudo().commercial_partner_id

    def _measures(self):
        """The percents that documents of this kind are tested by, besides the amount."""
        if self.document_kind != CONCESSION:
            return (("share", self._share()),)
        deviation = exact(self.deviation_percent)
        return ("deviation", deviation), ("discount", max(deviation, exact(self.discount_percent)))

    def _share(self):
        share = self.amount / self.invoice_total * 100 if self.invoice_total else 100.0
        return exact(min(round(share, 2), 100.0))

    def _draws_on(self):
        if self.document_kind == CONCESSION:
            return frozenset()
        sources = {"customer": self._customer(), "invoice": self.invoice_id, "requester": self.requester_id}
        return frozenset((scope, source.id) for scope, source in sources.items() if source)

    def _is_foreign(self):
        country = self._customer().country_id
        return bool(country and self.company_id.country_id and country != self.company_id.country_id)

    # -- the answer ----------------------------------------------------------------------------------------------------

    def _verdict(self, route):
        if route.blocked:
            return "\n".join(map(self._say, route.blocked))
        roles = self.env["after_sales.approval.role"].browse([step.role for step in route.steps])
        return self._say(reason("simulated_steps", roles=" → ".join(roles.mapped("display_name"))))

    def _granted_before(self, question):
        """What each window had given before, in words."""
        policy, draws_on = question.policy, question.facts.draws_on
        sums = self.env["after_sales.approval.claim"]._sums(self.company_id, draws_on, policy)
        for scope, key in sorted(draws_on):
            days = policy[WINDOWS[scope]] if policy else 0
            before = f"{sums.get((scope, key), 0):f}"
            if days and scope == "customer":
                yield reason("window_customer", days=days, before=before)
            elif days and scope == "invoice":
                yield reason("window_invoice", days=days, before=before)
            elif days:
                yield reason("window_requester", days=days, before=before)

    def _person_answer(self, answer):
        question, own = answer.question, answer.question.facts.amount
        asked = Asked({"amount": question.exposure.amount, **dict(question.facts.measures)}, excluded=question.excluded)
        rows = question.table._rows_for(question.facts)
        above = exact(question.policy.seller_amount)
        case = Case(asked, own, rows, question.people, answer.route, question.sellers, above)
        why = explain(self.user_id.id, case)
        needed = answer.route.steps if why.code not in NEVER_NEEDED else ()
        return "\n".join(map(self._say, [why, *(self._needed(answer, step) for step in needed)]))

    def _needed(self, answer, step):
        names = self._signers(answer, step).mapped("name")
        return reason("person_needs", role_id=step.role, names=", ".join(names))

    def _signers(self, answer, step):
        people = answer.question.people.get(step.role, frozenset()) - answer.question.excluded
        return self.env["res.users"].browse(sorted(people))

    def _step_commands(self, answer):
        created = [
            Command.create(self._prepare_step_vals(answer, step, number))
            for number, step in enumerate(answer.route.steps)
        ]
        return [Command.clear(), *created]

    def _prepare_step_vals(self, answer, step, number) -> dict:
        signers = self._signers(answer, step)
        return {
            "sequence": number,
            "role_id": step.role,
            "signer_ids": [Command.set(signers.ids)],
            "also_role_ids": [Command.set(step.also)],
            "signatures": self._say(reason("votes_needed", votes=step.votes or len(signers), found=len(signers))),
            "why": self._say(step.why),
        }

    def _weights(self, route):
        ranks = {role.id: role.rank for role in self.env["after_sales.approval.role"].sudo().search([])}
        return [(ranks[step.role], step.votes) for step in route.steps]

    def _say(self, why: Reason) -> str:
        values = dict(why.values)
        for name in set(MONEY) & set(values):
            values[name] = self.currency_id.format(float(values[name]))
        return self.env["after_sales.message"]._sentence(Reason(why.code, values))
