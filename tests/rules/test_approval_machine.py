# Part of after_sales. LGPL-3.
"""No sequence of asking, splitting, editing, withdrawing and lending gets a total past those who signed (A14 to A19).

The machine keeps requests as the engine does (open and granted ones count, a last step is never carried over) and
leaves every decision to the rules.
"""

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rules import delegation
from rules.approval_again import is_no_more
from rules.approval_exposure import Claim, exposures_in_turn
from rules.approval_routing import Asked, route
from rules.approval_row import Row

ROWS = (Row(1, 10, Decimal(500)), Row(2, 20, Decimal(5000)), Row(3, 30, is_unlimited=True))
HELD = {1: frozenset({11, 12}), 2: frozenset({21, 22}), 3: frozenset({31, 32})}
REQUESTERS = (1, 2, 11, 21)  # some of whom hold a role themselves
PEOPLE = (*sorted(frozenset().union(*HELD.values())), 41)
COUNTED = frozenset({"customer", "invoice"})
TODAY = date(2026, 3, 2)
HERE = delegation.Company(1, "Here", "EUR")

money = st.decimals(1, 1200, places=0)
any_one = st.integers(0, 50)


def person(key):
    roles = frozenset(role for role, holders in HELD.items() if key in holders)
    return delegation.Person(key, str(key), roles, frozenset({HERE}))


def authority(key):
    """Up to which amount a person may sign himself."""
    rows = [row for row in ROWS if row.role in person(key).roles]
    return max((Decimal("Infinity") if row.is_unlimited else row.limit for row in rows), default=Decimal(0))


class Request:
    """One submission of a document, as it was answered."""

    def __init__(self, document, exposure, steps):
        self.document, self.exposure, self.steps = document, exposure, steps
        self.content = document.content()
        self.signed = {}  # role asked -> (who signed, in whose name)
        self.state = "waiting" if steps else "blocked"

    @property
    def is_held(self):
        return self.state in ("waiting", "blocked", "approved")


class Document:
    def __init__(self, amount, invoice, requester):
        self.amount, self.invoice, self.requester = amount, invoice, requester
        self.editors, self.requests = set(), []

    @property
    def request(self):
        return self.requests[-1] if self.requests else None

    def scopes(self):
        return frozenset({("customer", 7), ("invoice", self.invoice), ("requester", self.requester)})

    def content(self):
        return {"invoice": self.invoice, "lines": [["goods", "1", str(self.amount)]]}

    def never(self):
        return frozenset({self.requester, *self.editors})


class Machine(RuleBasedStateMachine):
    """Documents of one customer, people who sign, and what they lend each other."""

    def __init__(self):
        super().__init__()
        self.documents, self.lent = [], []
        self.climbs = False

    @initialize(climbs=st.booleans())
    def begin(self, climbs):
        self.climbs = climbs

    # -- what people do ------------------------------------------------------------------------------------------------

    @rule(amount=money, invoice=st.integers(1, 2), requester=st.sampled_from(REQUESTERS))
    def ask(self, amount, invoice, requester):
        self.submit(Document(amount, invoice, requester))

    @precondition(lambda self: self.documents)
    @rule(which=any_one, part=st.integers(1, 9))
    def split(self, which, part):
        """Two small ones instead of a large one, one right after the other."""
        whole = self.pick(which)
        piece = (whole.amount * part / 10).quantize(Decimal(1))
        if 0 < piece < whole.amount:
            self.withdraw(whole)
            other = Document(whole.amount - piece, whole.invoice, whole.requester)
            whole.amount = piece
            self.submit(whole)
            self.submit(other)

    @precondition(lambda self: self.documents)
    @rule(which=any_one, amount=money, editor=st.sampled_from(REQUESTERS))
    def edit(self, which, amount, editor):
        document = self.pick(which)
        self.withdraw(document)
        document.amount = amount
        document.editors.add(editor)
        self.submit(document)

    @precondition(lambda self: self.documents)
    @rule(which=any_one, requester=st.sampled_from(REQUESTERS))
    def submit_again(self, which, requester):
        document = self.pick(which)
        self.withdraw(document)
        document.requester = requester
        self.submit(document)

    @precondition(lambda self: self.documents)
    @rule(which=any_one)
    def cancel(self, which):
        self.withdraw(self.pick(which))

    @rule(giver=st.sampled_from(PEOPLE), taker=st.sampled_from(PEOPLE), cap=st.none() | money)
    def delegate(self, giver, taker, cap):
        if giver != taker:
            lent = delegation.Delegation(
                len(self.lent), "", person(giver), person(taker), TODAY, TODAY, cap=cap, currency="EUR"
            )
            self.lent.append(lent)

    @precondition(lambda self: self.documents)
    @rule(which=any_one, who=st.sampled_from(PEOPLE))
    def sign(self, which, who):
        self.signed(self.pick(which).request, who)

    @precondition(lambda self: self.documents)
    @rule(which=any_one)
    def everybody_signs(self, which):
        """Whoever may, in turn: so that many requests come through."""
        for who in PEOPLE:
            self.signed(self.pick(which).request, who)

    # -- what the engine does ------------------------------------------------------------------------------------------

    def pick(self, which):
        return self.documents[which % len(self.documents)]

    def withdraw(self, document):
        if document.request and document.request.is_held:
            document.request.state = "void"

    def submit(self, document):
        before = {}
        for request in self.held():
            for scope in request.document.scopes():
                before[scope] = before.get(scope, Decimal(0)) + request.document.amount
        counted = {scope: amount for scope, amount in before.items() if scope[0] in COUNTED}
        exposure = exposures_in_turn([Claim(document.amount, document.scopes())], counted, COUNTED)[0]
        asked = Asked({"amount": exposure.amount}, self.climbs, document.never())
        steps = route(asked, ROWS, self.able()).steps
        anew = Request(document, exposure.amount, steps)
        self.carry(document.request, anew)
        document.requests.append(anew)
        if document not in self.documents:
            self.documents.append(document)

    def carry(self, before, anew):
        if not before or before.state == "approved" or not is_no_more(before.content, anew.content):
            return
        for step in anew.steps[:-1]:
            names = before.signed.get(step.role)
            if names and not anew.document.never() & set(names):
                anew.signed[step.role] = names

    def able(self):
        people = {role: set(holders) for role, holders in HELD.items()}
        for each in self.lent:
            for role in delegation.lent(each, "return", HERE, TODAY):
                people[role].add(each.delegate.id)
        return {role: frozenset(holders) for role, holders in people.items()}

    def signed(self, request, who):
        if request.state != "waiting" or who in request.document.never():
            return
        involved = {name for names in request.signed.values() for name in names}
        step = next(step for step in request.steps if step.role not in request.signed)
        if who in involved:
            return
        name = self.in_whose_name(step, who, request, involved)
        if name:
            request.signed[step.role] = (who, name)
            if len(request.signed) == len(request.steps):
                request.state = "approved"

    def in_whose_name(self, step, who, request, involved):
        wanted = {step.role, *step.also}
        if person(who).roles & wanted:
            return who
        for each in self.lent:
            roles = delegation.lent(each, "return", HERE, TODAY)
            never = request.document.never()
            if (
                each.delegate.id == who
                and roles & wanted
                and each.delegator.id not in involved
                and delegation.covers(request.exposure, each.cap, each.delegator.id, never)
            ):
                return each.delegator.id
        return None

    def held(self):
        return [each.request for each in self.documents if each.request and each.request.is_held]

    # -- what always holds ---------------------------------------------------------------------------------------------

    @invariant()
    def nobody_got_more_than_those_who_signed_may_give(self):
        granted = [request for request in self.held() if request.state == "approved"]
        for scope in {scope for request in granted for scope in request.document.scopes() if scope[0] in COUNTED}:
            own = [request for request in granted if scope in request.document.scopes()]
            total = sum(request.document.amount for request in own)
            names = {name for request in own for _who, name in request.signed.values()}
            assert total <= max(map(authority, names)), (scope, total, names)

    @invariant()
    def nobody_signed_his_own_or_twice(self):
        for request in self.held():
            people = [name for names in request.signed.values() for name in set(names)]
            assert len(people) == len(set(people))
            assert not request.document.never() & set(people)

    @invariant()
    def a_ceiling_holds(self):
        for request in self.held():
            for who, name in request.signed.values():
                caps = [each.cap for each in self.lent if (each.delegator.id, each.delegate.id) == (name, who)]
                if who != name and request.state == "approved":
                    assert any(cap is None or request.document.amount <= cap for cap in caps)


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=120, stateful_step_count=25, deadline=None)
