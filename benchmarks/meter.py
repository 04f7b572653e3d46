# Part of after_sales. LGPL-3.
"""What work costs: SQL statements, wall time and processor time, step by step."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import NamedTuple


class Cost(NamedTuple):
    """What a piece of work took; processor time is that of Python and of the database together."""

    statements: float = 0
    wall_ms: float = 0
    cpu_ms: float = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(*(mine + its for mine, its in zip(self, other, strict=True)))

    def __truediv__(self, count: int) -> "Cost":
        return Cost(*(mine / count for mine in self))


class Meter:
    """Adds up the cost of named steps over any number of returns."""

    def __init__(self, env, tally=None):
        self.env = env
        self.tally = tally
        self.steps = defaultdict(Cost)
        self.returns = 0

    def listening(self):
        """While it lasts the tally, if there is one, hears every statement."""
        return self.tally.listening() if self.tally else nullcontext()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add what happens inside to ``name``, with what Odoo leaves for the end of a request: writes, chatter."""
        if self.tally:
            self.tally.step = name
        before = self._now()
        yield
        self.env.cr.flush()
        self.steps[name] += Cost(*(late - early for early, late in zip(before, self._now(), strict=True)))
        if self.tally:
            self.tally.step = None

    def done(self, count: int) -> None:
        """End the transaction of ``count`` returns: the next one meets an empty cache, as the next request does."""
        self.returns += count
        self.env.cr.commit()
        self.env.invalidate_all()

    def per_return(self) -> dict[str, Cost]:
        return {name: cost / self.returns for name, cost in self.steps.items()}

    def total(self) -> Cost:
        return sum(self.per_return().values(), Cost())

    def _now(self) -> Cost:
        cpu = time.process_time() + _database_seconds(self.env)
        return Cost(self.env.cr.sql_log_count, time.perf_counter() * 1000, cpu * 1000)


def _database_seconds(env) -> float:
    """Processor time of this cursor's PostgreSQL process, zero where it runs on another machine."""
    try:
        with open(f"/proc/{env.cr._cnx.info.backend_pid}/stat") as stat:
            words = stat.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
