# Part of after_sales. LGPL-3.
"""What an approval of three steps costs from asking to the last signature, alone and of many (see README.md)."""

import os
import sys

sys.path.insert(0, os.environ["BENCH_DIR"])

import flows
from common import Settings, World
from meter import Meter
from statements import Tally
from tables import print_sizes

from odoo.fields import Command

SIZES = (1, 50, 200)
#: How many are asked one by one, so that a first time does not count for all.
ALONE = 10
LEVELS = ("manager", "deputy_gm", "gm")


def ask_every_level(world: World) -> None:
    """Let every return go through three levels, whatever it comes to."""
    policy = {"document_kind": "after_sales.return", "is_climbing": True}
    limits = [
        {
            "document_kind": "after_sales.return",
            "role_id": world.env.ref(f"after_sales.after_sales_approval_role_{level}").id,
            "amount": 0.0 if level == "gm" else 1.0,
            "is_unlimited": level == "gm",
        }
        for level in LEVELS
    ]
    table = world.env["after_sales.approval.table"].create(
        {
            "title": "Benchmark",
            "policy_ids": [Command.create(policy)],
            "limit_ids": [Command.create(limit) for limit in limits],
        }
    )
    table._put_in_force()


def approve(world: World, meter: Meter, orders) -> None:
    """Submit the return of every order and have three people sign it, each all at once."""
    seller = orders.with_env(world.env_of("seller"))
    documents = seller.env["after_sales.return"].create([flows.prepare_return_vals(world, order) for order in seller])
    end_request(world)
    with meter.step("submit"):
        documents.action_submit()
    for level in LEVELS:
        end_request(world)
        with meter.step(f"sign: {level}"):
            documents.with_env(world.env_of(level)).action_approve()
    if set(documents.mapped("state")) != {"approved"} or len(documents.approval_step_ids) != 3 * len(documents):
        raise SystemExit("The returns are not approved by three signatures.")


def end_request(world: World) -> None:
    """Each person meets an empty cache, as his own request would."""
    world.env.cr.commit()
    world.env.invalidate_all()


def measure(world: World, size: int) -> Meter:
    """Approve ``size`` returns together."""
    meter = Meter(world.env, Tally() if world.settings.lists_statements else None)
    times = ALONE if size == 1 else 1
    orders = world.make_orders(world.make_product("Boiler"), world.make_customers("Customer", size * times))
    for start in range(0, len(orders), size):
        with meter.listening():
            approve(world, meter, orders[start : start + size])
        meter.done(size)
    return meter


def main(env) -> None:
    world = World(env, Settings())
    ask_every_level(world)
    approve(world, Meter(world.env), world.make_orders(world.make_product("Warm up"), world.make_customers("Warm", 2)))
    print_sizes({size: measure(world, size) for size in SIZES})


main(env)  # noqa: F821 - Odoo's shell gives it
