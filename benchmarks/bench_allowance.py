# Part of after_sales. LGPL-3.
"""What an allowance costs from asking to the reconciled credit note, alone and of many (see README.md)."""

import os
import sys

sys.path.insert(0, os.environ["BENCH_DIR"])

from common import Settings, World
from meter import Meter
from statements import Tally
from tables import print_sizes

from odoo.fields import Command

SIZES = (1, 50, 200)
#: How many are asked one by one, so that a first time does not count for all.
ALONE = 10
LEVELS = ("manager", "deputy_gm")


def allow(world: World, meter: Meter, orders) -> None:
    """Allow two a unit on the order of every customer: the seller submits, two people sign; the rest follows."""
    seller = orders.with_env(world.env_of("seller"))
    lines = orders.invoice_ids.invoice_line_ids
    documents = seller.env["after_sales.allowance"].create([prepare_vals(world, line) for line in lines])
    end_request(world)
    with meter.step("submit"):
        documents.action_submit()
    for level in LEVELS:
        end_request(world)
        step = f"sign: {level}" if level != LEVELS[-1] else f"sign: {level}, post, reconcile"
        with meter.step(step):
            documents.with_env(world.env_of(level)).action_approve()
    check(orders, documents.with_env(world.env))


def prepare_vals(world, line):
    return {
        "partner_id": line.partner_id.id,
        "reason_id": world.reason.id,
        "line_ids": [Command.create({"origin_line_id": line.id, "unit_amount": 2.0})],
    }


def check(orders, documents) -> None:
    """Stop if one of them is not posted and reconciled, or if cost or the order moved."""
    credit_notes = documents.credit_note_ids
    found = (
        set(documents.mapped("state")),
        len(credit_notes),
        sum(credit_notes.mapped("amount_residual")),
        sum(orders.order_line.mapped("qty_to_invoice")),
    )
    if found != ({"done"}, len(documents), 0, 0):
        raise SystemExit(f"The allowances are not done: {found}")


def end_request(world: World) -> None:
    """Each person meets an empty cache, as his own request would."""
    world.env.cr.commit()
    world.env.invalidate_all()


def measure(world: World, size: int) -> Meter:
    """Allow on ``size`` orders together."""
    meter = Meter(world.env, Tally() if world.settings.lists_statements else None)
    times = ALONE if size == 1 else 1
    orders = world.make_orders(world.make_product("Boiler"), world.make_customers("Customer", size * times))
    for start in range(0, len(orders), size):
        with meter.listening():
            allow(world, meter, orders[start : start + size])
        meter.done(size)
    return meter


def main(env) -> None:
    env.company.after_sales_allowance_proof_required = False
    world = World(env, Settings())
    allow(world, Meter(world.env), world.make_orders(world.make_product("Warm up"), world.make_customers("Warm", 2)))
    print_sizes({size: measure(world, size) for size in SIZES})


main(env)  # noqa: F821 - Odoo's shell gives it
