# Part of after_sales. LGPL-3.
"""Time whole returns of one-line orders, Odoo's own way and ours, on one database in one run (see README.md)."""

import os
import sys

sys.path.insert(0, os.environ["BENCH_DIR"])

import flows
from common import Settings, World
from meter import Meter
from statements import Tally
from tables import print_flows

FLOWS = {"plain": flows.plain, "ours": flows.ours}
WARM_UP = 3


def measure(world: World, count: int, size: int) -> dict[str, Meter]:
    """Return ``count`` orders with each flow, ``size`` to a transaction, in turn: both meet the same machine.

    A few go before, which nobody counts: whatever is new empties what Odoo keeps in memory for all.
    """
    meters = {name: Meter(world.env, Tally() if world.settings.lists_statements else None) for name in FLOWS}
    product = world.make_product("Benchmark boiler")
    orders = {name: world.make_orders(product, world.make_customers(name, WARM_UP + count)) for name in FLOWS}
    for name, flow in FLOWS.items():
        for order in orders[name][:WARM_UP]:
            flow(world, Meter(world.env), order)
            world.env.cr.commit()
            world.env.invalidate_all()
        orders[name] = orders[name][WARM_UP:]
    for start in range(0, count, size):
        for name, flow in FLOWS.items():
            part = orders[name][start : start + size]
            with meters[name].listening():
                flow(world, meters[name], part)
            meters[name].done(len(part))
    outcomes = {name: flows.check(orders[name]) for name in FLOWS}
    if outcomes["plain"] != outcomes["ours"]:
        raise SystemExit(f"The two flows did not lead to the same: {outcomes}")
    print("Both led to: " + ", ".join(f"{name} {value:g}" for name, value in outcomes["ours"].items()))
    return meters


def main(env) -> None:
    settings = Settings()
    world = World(env, settings)
    if settings.mode in ("batch", "both"):
        title = f"{settings.count} returns, {min(settings.chunk, settings.count)} at a time"
        print_flows(title, measure(world, settings.count, settings.chunk))
    if settings.mode in ("single", "both"):
        count = settings.count if settings.mode == "single" else min(settings.count, 40)
        print_flows(f"{count} returns, one at a time", measure(world, count, 1))


main(env)  # noqa: F821 - Odoo's shell gives it
