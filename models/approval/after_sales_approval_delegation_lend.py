# Part of after_sales. LGPL-3.
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ...rules import delegation as rules
from ...rules.delegation_problems import problems
from ..exact import exact


class Lent(NamedTuple):
    """What a person may use of another's authority, for one kind of document in one company on one day."""

    delegation_id: int
    delegator: models.BaseModel
    role_ids: frozenset[int]
    cap: Decimal | None

    def covers(self, amount, requesters) -> bool:
        """Say whether it may decide on ``amount`` (company currency) that the users ``requesters`` ask for.

        Not above the ceiling, and never on what the delegator himself asks for.
        """
        return rules.covers(amount, self.cap, self.delegator.id, requesters.ids)


class Standing(NamedTuple):
    """When a delegation lends, and to whom."""

    id: int
    delegate_id: int
    first_day: date
    last_day: date


class AfterSalesApprovalDelegationLend(models.Model):
    """What delegations lend on a day, and what speaks against making one: records to facts, rules, and back."""

    _inherit = "after_sales.approval.delegation"

    @api.model
    def _running(self, on_date, delegate=None):
        """The delegations that count on a day; ``delegate``: only those that lend to this person."""
        return self.sudo().browse(
            each.id
            for each in self._standing()
            if each.first_day <= on_date <= each.last_day and (delegate is None or each.delegate_id == delegate.id)
        )

    @api.model
    @ormcache()
    def _standing(self) -> list[Standing]:
        """All that was lent and not withdrawn, for whatever days: kept in memory until a delegation changes."""
        found = self.sudo().search([("active", "=", True), ("withdrawn_on", "=", False)])
        return [Standing(each.id, each.delegate_id.id, each.date_from, each.date_to) for each in found]

    @api.model
    def _roles_lent_to(self, user):
        """Every role of which ``user`` may use something today; what exactly, each case says."""
        found = self._running(fields.Date.context_today(self), user)
        roles = self.env["after_sales.approval.role"].sudo()
        own = self._own_roles(found.delegator_id) if found else {}
        return roles.union(*((each.role_ids or own[each.delegator_id]) & own[each.delegator_id] for each in found))

    @api.model
    def _lent_on(self, on_date, document_kind, company) -> dict:
        """All that is lent on a day: {who may use it: [Lent...]}."""
        users = self._running(on_date).delegate_id
        return self._lent_by_all(users, document_kind, company, on_date) if users else {}

    @api.model
    def _lent_to(self, user, document_kind, company, on_date) -> list[Lent]:
        """What ``user`` may use of others' authority, in a constant number of queries."""
        return self._lent_by_all(user, document_kind, company, on_date)[user]

    @api.model
    def _lent_by_all(self, users, document_kind, company, on_date) -> dict:
        """``_lent_to`` for many: {user: [Lent...]}, those that end first come first; an empty list when nothing is."""
        found = self.sudo().search(
            [
                ("active", "=", True),
                ("delegate_id", "in", users.ids),
                ("withdrawn_on", "=", False),
                ("date_from", "<=", on_date),
                ("date_to", ">=", on_date),
                ("document_kind", "in", (False, document_kind)),
            ],
            order="date_to, id",
        )
        facts = found._delegation_facts()
        place = self._company_fact(company.sudo())
        lent = {user: [] for user in users}
        for delegation in found:
            role_ids = rules.lent(facts[delegation], document_kind, place, on_date)
            if role_ids:
                delegator = self.env["res.users"].browse(delegation.delegator_id.id)
                lent[delegation.delegate_id].append(Lent(delegation.id, delegator, role_ids, facts[delegation].cap))
        return lent

    @api.constrains(lambda self: sorted(self._frozen_fields))
    def _check_terms(self):
        self._raise_all(ValidationError, self._get_problems())

    def _get_problems(self):
        """Everything that speaks against these delegations beside those that run or will."""
        today = fields.Date.context_today(self)
        delegations = self.sudo()
        people = (delegations.delegator_id | delegations.delegate_id).ids
        others = delegations.search(
            [
                ("active", "=", True),
                ("delegator_id", "in", people),
                ("delegate_id", "in", people),
                ("withdrawn_on", "=", False),
                ("date_to", ">=", today),
            ]
        )
        facts = (delegations | others)._delegation_facts()
        for delegation in delegations:
            yield from problems(facts[delegation], [facts[other] for other in others], today)

    def _delegation_facts(self) -> dict:
        """{delegation: its facts for the rules}; queries do not grow with the delegations."""
        people = self._person_facts(self.delegator_id | self.delegate_id)
        return {
            delegation: rules.Delegation(
                id=delegation.id,
                name=delegation.display_name,
                delegator=people[delegation.delegator_id],
                delegate=people[delegation.delegate_id],
                first_day=delegation.date_from,
                last_day=delegation.date_to,
                roles=frozenset(delegation.role_ids.ids),
                kind=delegation.document_kind or None,
                companies=frozenset(map(self._company_fact, delegation.company_ids)),
                cap=delegation._cap(),
                currency=delegation.currency_id.name,
            )
            for delegation in self
        }

    def _person_facts(self, users) -> dict:
        own_roles = self._own_roles(users)
        any_role = self.env.ref("after_sales.after_sales_group_user")
        return {
            user: rules.Person(
                id=user.id,
                name=user.name,
                roles=frozenset(own_roles[user].ids),
                companies=frozenset(map(self._company_fact, user.company_ids)),
                is_active=user.active,
                is_internal=not user.share,
                has_access=any_role in user.all_group_ids,
            )
            for user in users
        }

    @api.model
    def _own_roles(self, users) -> dict:
        """{user: the roles that he holds himself, as deputy or through a group}, never what is lent to him."""
        roles = self.env["after_sales.approval.role"].sudo().with_context(active_test=True).search([])
        return {user: roles.filtered(lambda role, user=user: self._is_own_role(role, user)) for user in users}

    @api.model
    def _is_own_role(self, role, user) -> bool:
        return user in role.user_ids | role.deputy_ids or role.group_id in user.all_group_ids

    @api.model
    def _company_fact(self, company):
        return rules.Company(company.id, company.name, company.currency_id.name)

    def _cap(self) -> Decimal | None:
        return exact(self.currency_id.round(self.cap_amount)) if self.has_cap else None
