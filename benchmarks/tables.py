# Part of after_sales. LGPL-3.
"""What was measured, for people to read."""

from meter import Meter

WIDTHS = (26, 10, 10, 10)


def print_flows(title: str, meters: dict[str, Meter]) -> None:
    """A table with a row for each step of each flow, and one plain line to compare them."""
    print(f"\n{title} (per return)")
    _row("step", "queries", "wall ms", "CPU ms")
    for name, meter in meters.items():
        for step, cost in meter.per_return().items():
            _row(f"{name}: {step}", *cost)
        _row(f"{name}: all", *meter.total())
        print()
    ours, plain = (meters[name].total().statements for name in ("ours", "plain"))
    print(f"ours: {ours:.1f} queries per return, plain: {plain:.1f}")
    for name, meter in meters.items():
        if meter.tally:
            print(f"\n== statements of {name}")
            meter.tally.print(meter.returns)


def _row(name, *values):
    cells = [value if isinstance(value, str) else f"{value:.1f}" for value in values]
    print(name.ljust(WIDTHS[0]) + "".join(cell.rjust(width) for cell, width in zip(cells, WIDTHS[1:], strict=True)))


def print_growth(meters: dict[tuple[str, int], Meter]) -> None:
    """A row for each flow and number of earlier returns."""
    print("\none return, of a customer and a product with a history")
    _row("earlier returns", "queries", "wall ms", "CPU ms")
    for (name, earlier), meter in meters.items():
        _row(f"{name}: {earlier}", *meter.total())


def print_sizes(meters: dict[int, Meter]) -> None:
    """For each number of requests at a time: a row for each step, of one request, and what one more adds."""
    for size, meter in meters.items():
        print(f"\n{size} at a time (per request)")
        _row("step", "queries", "wall ms", "CPU ms")
        for step, cost in meter.per_return().items():
            _row(step, *cost)
        _row("all", *meter.total())
        if meter.tally:
            meter.tally.print(meter.returns)
    few, many = sorted(meters)[-2:]
    more = meters[many].total().statements * many - meters[few].total().statements * few
    print(f"\none more request, between {few} and {many}: {more / (many - few):.1f} queries")
