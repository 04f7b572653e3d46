# Part of after_sales. LGPL-3.
"""Where the SQL statements come from: each one's shape, how often it ran, and who asked."""

import re
import sys
from collections import Counter, defaultdict

from listener import Listener

#: Frames that say how a statement was sent and not why.
MACHINERY = re.compile(
    r"/odoo/(orm|sql_db|tools|api|models|fields|cli|__main__)\b|/benchmarks/|<string>|contextlib|functools|_compute_field_value|runpy"
)
CALLERS = 5


class Tally(Listener):
    """Counts statements by step, shape and caller while it listens."""

    def __init__(self):
        self.step = None
        self.shapes = defaultdict(Counter)
        self.callers = defaultdict(Counter)

    def print(self, returns: int, least: float = 0.4) -> None:
        """List what runs ``least`` times a return or more, by step, most frequent first, with who asks most often."""
        for step, shapes in self.shapes.items():
            print(f"\n{step}: {shapes.total() / returns:.2f} statements per return")
            for shape, count in shapes.most_common():
                if count >= least * returns:
                    print(f"  {count / returns:6.2f}  {shape}")
                    for caller, times in self.callers[step, shape].most_common(3):
                        print(f"          {times / returns:6.2f}  {caller}")

    def _hear(self, cursor, query, params, start, delay):
        if self.step:
            shape = shape_of(query)
            self.shapes[self.step][shape] += 1
            self.callers[self.step, shape][_caller()] += 1


def shape_of(query) -> str:
    """A statement without what differs from call to call: columns read, rows written, numbers.

    >>> shape_of('SELECT "a"."id", "a"."name" FROM "a" WHERE "a"."id" IN %s')
    'SELECT a WHERE a.id IN %s'
    >>> shape_of("INSERT INTO a (b, c) VALUES (%s, 1), (%s, 2)")
    'INSERT INTO a (b, c) VALUES ...'
    """
    text = query.decode() if isinstance(query, bytes) else str(query)
    text = re.sub(r"\s+", " ", text).replace('"', "").strip()
    text = re.sub(r"VALUES .*", "VALUES ...", text)
    text = re.sub(r"^SELECT .*? FROM ", "SELECT ", text)
    text = re.sub(r"^UPDATE (\w+) SET (.*?) FROM .*", r"UPDATE \1 SET \2", text)
    text = re.sub(r"\d{2,}", "N", text)
    return text[:110]


def _caller() -> str:
    frame, names = sys._getframe(2), []
    while frame and len(names) < CALLERS:
        file = frame.f_code.co_filename
        if not MACHINERY.search(file + frame.f_code.co_name):
            names.append(f"{file.rpartition('/')[2].removesuffix('.py')}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(names)
