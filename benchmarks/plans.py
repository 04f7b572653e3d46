# Part of after_sales. LGPL-3.
"""How the database carries statements out: which indexes it uses, and which tables it reads as a whole."""

from typing import NamedTuple

from listener import Listener

#: A table of fewer rows is read as a whole, and rightly.
SMALL = 1000


class Plan(NamedTuple):
    """Indexes by name, and tables of many rows that are read from the first row to the last."""

    indexes: frozenset[str]
    wholes: frozenset[str]
    milliseconds: float


class Ear(Listener):
    """Hears the statements of a piece of work, to have them explained afterwards."""

    def __init__(self):
        self.heard = []

    def explained(self, cursor, tables) -> Plan:
        """The plans of all SELECTs about ``tables``, put together."""
        indexes, wholes, milliseconds = set(), set(), 0.0
        for statement in self.heard:
            if _is_reading(statement) and any(table in statement for table in tables):
                cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", log_exceptions=False)
                told = cursor.fetchone()[0][0]
                milliseconds += told["Execution Time"]
                for node in _nodes(told["Plan"]):
                    indexes |= {node["Index Name"]} if "Index Name" in node else set()
                    wholes |= {node["Relation Name"]} if _reads_whole(node, tables) else set()
        return Plan(
            frozenset(name for name in indexes if name.startswith("after_sales")), frozenset(wholes), milliseconds
        )

    def _hear(self, cursor, query, params, start, delay):
        text = cursor._obj.mogrify(query, params)
        self.heard.append(text.decode() if isinstance(text, bytes) else text)


def _is_reading(statement) -> bool:
    """A SELECT of rows; how many there are beyond a page is counted by one more, which reads what it counts."""
    words = statement.lstrip().upper()
    return words.startswith("SELECT") and not words.startswith("SELECT COUNT(")


def _reads_whole(node, tables) -> bool:
    rows = node.get("Actual Rows", 0) * node.get("Actual Loops", 1) + node.get("Rows Removed by Filter", 0)
    return node["Node Type"] == "Seq Scan" and node["Relation Name"] in tables and rows >= SMALL


def _nodes(plan):
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)
