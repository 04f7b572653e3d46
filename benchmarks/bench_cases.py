# Part of after_sales. LGPL-3.
"""What the screens of complaints cost after 100 cases and after many (CASES, 10,000), with the plans (see README.md)."""

import os
import sys
from datetime import timedelta

sys.path.insert(0, os.environ["BENCH_DIR"])

from case_history import TABLES, History
from common import Settings, World
from lxml import etree
from plans import Ear

from odoo.fields import Date

FEW, MANY = 100, int(os.environ.get("CASES") or 10_000)
LIMIT = 80
OURS = "after_sales.after_sales_"
#: What may read a table as a whole: a pivot adds all up, the night looks at a year.
COUNTING = ("register: pivot", "early warning")


class Screens:
    """The screens as the web client asks for them: view by view, 80 records, with the fields that the view shows."""

    def __init__(self, world: World):
        self.world = world

    def measured(self):
        """(screen, user, call) of each."""
        today = Date.today()
        month = [("deadline", ">=", today.replace(day=1)), ("deadline", "<=", today)]
        open_cases = [("state", "in", ("draft", "reported", "running", "submitted", "approved"))]
        late = [("state", "in", ("running", "submitted")), ("deadline", "<", today)]
        register = [("accepted_on", "!=", False)]
        yield "list of open cases", "coordinator", lambda env: self.list(env["after_sales.case"], open_cases)
        yield "list of all cases", "coordinator", lambda env: self.list(env["after_sales.case"], [])
        yield "board of open cases", "coordinator", lambda env: self.board(env["after_sales.case"], open_cases)
        yield "my cases", "seller", lambda env: self.list(env["after_sales.case"], [("user_id", "=", env.uid)])
        yield (
            "my opinions due",
            "quality",
            lambda env: self.list(env["after_sales.case.step"], [("is_mine", "=", True)]),
        )
        yield "late steps", "coordinator", lambda env: self.list(env["after_sales.case.step"], [("is_late", "=", True)])
        yield "overdue cases", "coordinator", lambda env: self.list(env["after_sales.case"], late)
        yield "calendar, a month", "coordinator", lambda env: self.list(env["after_sales.case"], month)
        yield "register", "coordinator", lambda env: self.list(env["after_sales.case"], register)
        yield "register: pivot", "coordinator", self.pivot
        yield (
            "search by number (none of few)",
            "seller",
            lambda env: self.list(env["after_sales.case"], [("name", "ilike", "-77")]),
        )
        yield "similar cases", "seller", self.similar
        yield "early warning at acceptance", "coordinator", self.warning
        yield "early warning at night", "coordinator", self.night

    def list(self, model, domain):
        view = self.world.env.ref(f"after_sales.{model._name.replace('.', '_')}_view_list")
        return model.web_search_read(domain, self._shown(model, view), limit=LIMIT, count_limit=10_001)

    def board(self, model, domain):
        view = self.world.env.ref(f"{OURS}case_view_kanban")
        return model.web_read_group(
            domain, ["progress"], ["__count"], auto_unfold=True,
            unfold_read_specification=self._shown(model, view), unfold_read_default_limit=LIMIT,
        )  # fmt: skip

    def pivot(self, env):
        groups = ["cause_id", "accepted_on:month"]
        return env["after_sales.case"].formatted_read_group(
            [("accepted_on", "!=", False)], groups, ["amount_total:sum"]
        )

    def similar(self, env):
        """Somebody writes a new case about goods and a fault that were complained of before."""
        case = env["after_sales.case"].new(self.world.example)
        return case.similar_case_ids, case.recurrence

    def warning(self, env):
        reason = env["after_sales.reason"].browse(self.world.example["reason_id"])
        return env["after_sales.case.alert"].sudo()._warn(env.company, Date.today(), reason)

    def night(self, env):
        return env["after_sales.case.alert"].sudo()._warn(env.company, Date.today() - timedelta(days=31))

    def _shown(self, model, view):
        arch = etree.fromstring(model.get_view(view.id, view.type)["arch"])
        names = {node.get("name") for node in arch.iter("field")} & set(model._fields)
        return {name: {"fields": {"display_name": {}}} if model._fields[name].relational else {} for name in names}


def measure(world, screens):
    """screen -> (statements, milliseconds in the database, plan)."""
    found = {}
    for name, user, call in screens.measured():
        for _warm_up in range(2):
            world.env.invalidate_all()
            ear, before = Ear(), world.env.cr.sql_log_count
            with ear.listening():
                call(world.env_of(user))
                world.env.cr.flush()
            count = world.env.cr.sql_log_count - before
        found[name] = count, ear.explained(world.env.cr, TABLES)
        world.env.cr.rollback()
    return found


def main(env) -> None:
    world = World(env, Settings())
    for name, groups in (("coordinator", ("coordinator",)), ("quality", ("quality",))):
        world.users[name] = world._make_user(name, [f"{OURS}group_{group}" for group in groups])
    customers, products = world.make_customers("Customer", 400), [world.make_product(f"P{each}") for each in range(4)]
    products = env["product.product"].union(*products, *(products[0].copy() for _each in range(196)))
    history = History(world, customers, products)
    world.example = {
        "company_id": env.company.id,
        "partner_id": customers[1].id,
        "reason_id": history.faults[0].id,
        "line_ids": [(0, 0, {"product_id": products[1].id, "quantity": 1})],
    }
    screens, results = Screens(world), {}
    for count in (FEW, MANY):
        history.grow(count)
        results[count] = measure(world, screens)
    print_screens(results)


def print_screens(results):
    few, many = results[FEW], results[MANY]
    print(f"\nqueries of a screen after {FEW} and after {MANY} cases, and how the database carries them out\n")
    for name, (count, plan) in many.items():
        # With more than a page of records one more statement counts them.
        grown = "" if count <= few[name][0] + 1 else "  GROWS"
        print(f"{name:<31}{few[name][0]:>5}{count:>6}{plan.milliseconds:>9.1f} ms{grown}")
        print(f"{'':<31}  indexes: {', '.join(sorted(plan.indexes)) or 'none'}")
        if plan.wholes:
            why = "" if name.startswith(COUNTING) else "  <- MISSING INDEX"
            print(f"{'':<30}  read as a whole: {', '.join(sorted(plan.wholes))}{why}")


main(env)  # noqa: F821 - Odoo's shell gives it
