# Part of after_sales. LGPL-3.
"""What rules are tried with: quantities and amounts as Odoo has them, and records made of them."""

from decimal import Decimal

from hypothesis import strategies as st

from rules.approval_routing import Row
from rules.refund import InvoiceLine, Sold
from rules.returnable import Asked, Delivered

CENT = Decimal("0.01")

quantities = st.decimals(0, 10_000, places=3)
some = st.decimals(Decimal("0.001"), 10_000, places=3)
percents = st.decimals(0, 100, places=2)
steps = st.sampled_from([Decimal(step) for step in ("0.001", "0.01", "0.05", "0.1", "1", "5")])
amounts = st.decimals(-1_000_000, 1_000_000, places=2)


@st.composite
def totals_and_steps(draw):
    """A rounding step and an amount that is a multiple of it, of either sign."""
    step = draw(steps)
    return draw(st.integers(-(10**7), 10**7)) * step, step


weights = st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=12).filter(any)


def tables(min_size=0):
    """Rows of an authority table, each role with one rank; every kind of limit: none, zero, some, any."""
    limits = st.one_of(st.none(), st.just(Decimal(0)), st.decimals(0, 100_000, places=2))
    row = st.builds(
        lambda role, limit, is_unlimited, specificity: Row(role, role, limit, is_unlimited, specificity=specificity),
        st.integers(1, 6),
        limits,
        st.booleans(),
        st.integers(0, 2),
    )
    return st.lists(row, min_size=min_size, max_size=10)


#: Who holds each role: some nobody, some shared.
circles = st.dictionaries(st.integers(1, 6), st.frozensets(st.integers(1, 5), max_size=3), max_size=6)


@st.composite
def sales(draw):
    """A sold line, and how much of what came back is to be settled now."""
    returned = draw(quantities)
    received = min(draw(quantities), returned)
    # Plain Odoo lets more come back than was delivered.
    delivered = draw(st.decimals(-100, 10_000, places=3))
    return received, Sold(draw(quantities), delivered, returned, draw(quantities), draw(st.booleans()))


@st.composite
def invoice_lines(draw):
    """Invoice lines of one sold line, each once."""
    rows = draw(st.lists(st.tuples(quantities, st.booleans()), max_size=6))
    return [InvoiceLine(number, *row) for number, row in enumerate(rows, 1)]


def asked(line="Boiler", quantity="1", **other):
    """One line of a return that asks for an untracked item called like the line."""
    facts = {"unit": "Units", "item": line, "is_tracked": False, "has_lot": False, "lot_was_delivered": True, **other}
    return Asked(line, Decimal(quantity), **facts)


def delivered(quantity="1", returned="0", reserved="0"):
    return Delivered(Decimal(quantity), Decimal(returned), Decimal(reserved))
