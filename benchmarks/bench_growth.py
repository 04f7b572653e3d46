# Part of after_sales. LGPL-3.
"""What one more return costs a customer and a product that have had many: it must not grow (see README.md)."""

import os
import sys

sys.path.insert(0, os.environ["BENCH_DIR"])

import flows
from common import Settings, World
from meter import Meter
from tables import print_growth

SAMPLE = 5
FLOWS = {"plain": flows.plain, "ours": flows.ours}


def one_by_one(world: World, flow, orders) -> Meter:
    """Return ``orders``, each in a transaction of its own."""
    meter = Meter(world.env)
    for order in orders:
        flow(world, meter, order)
        meter.done(1)
    flows.check(orders)
    return meter


def grow(world: World, flow, product, customer) -> None:
    """Give the product and the customer the history of as many returns as the settings say."""
    for start in range(0, world.settings.count, world.settings.chunk):
        size = min(world.settings.chunk, world.settings.count - start)
        flow(world, Meter(world.env), world.make_orders(product, [customer] * size))
        world.env.cr.commit()
        world.env.invalidate_all()


def main(env) -> None:
    world = World(env, Settings())
    meters = {}
    for name, flow in FLOWS.items():
        product, customer = world.make_product(f"Boiler, {name}"), world.make_customers(name, 1)
        warm_up, early, late = (world.make_orders(product, [customer] * SAMPLE) for _ in range(3))
        one_by_one(world, flow, warm_up)
        meters[name, SAMPLE] = one_by_one(world, flow, early)
        grow(world, flow, product, customer)
        meters[name, 2 * SAMPLE + world.settings.count] = one_by_one(world, flow, late)
    print_growth(meters)


main(env)  # noqa: F821 - Odoo's shell gives it
