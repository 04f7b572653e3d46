# Part of after_sales. LGPL-3.
"""`./dev docs`: what documents repeat, written by machine: docs/lifecycle.md, and the counts in docs/requirements.md."""

import argparse
import importlib.util
import re
import sys
from collections import Counter

from .console import Stop, say
from .paths import ROOT

SOURCE = ROOT / "rules" / "lifecycle.py"
TARGET = ROOT / "docs" / "lifecycle.md"
REQUIREMENTS = ROOT / "docs" / "requirements.md"
#: A row of the table of rules: number, tag, text, state. And one of the summary: group or "all", subject, counts.
RULE = re.compile(r"^\| R(\d+)\.\d\d \| (\w+) \|.*?\| (done|part|waits) \|", re.M)
COUNTED = re.compile(r"^\| (\d+|all) \| ([^|]*)\|(?: \d+ \|){9}$", re.M)
COLUMNS = ("S", "I", "C", "DP", "O", "done", "part", "waits")
INTRODUCTION = """# Life-cycles

Drawn from [rules/lifecycle.py](../rules/lifecycle.py) by `./dev docs`: change the tables there, not this page.
"""


def main(arguments: list[str]) -> int:
    """Write both pages, or with --check say whether they are what tables and rows give."""
    parser = argparse.ArgumentParser(
        "./dev docs", description="Redraw docs/lifecycle.md from rules/lifecycle.py, recount docs/requirements.md."
    )
    parser.add_argument("--check", action="store_true", help="change nothing; fail when a page is stale")
    asked = parser.parse_args(arguments)
    pages = {TARGET: _page(), REQUIREMENTS: _recounted(REQUIREMENTS.read_text())}
    stale = [file for file, page in pages.items() if not file.exists() or file.read_text() != page]
    for file in pages:
        name = file.relative_to(ROOT)
        if file not in stale:
            say(f"{name} is up to date.")
        elif asked.check:
            say(f"{name} is stale: run `./dev docs` and commit it.")
        else:
            file.write_text(pages[file])
            say(f"{name} is written.")
    return int(asked.check and bool(stale))


def _recounted(text: str) -> str:
    """The page of requirements with a summary that counts what its rows say."""
    rules = RULE.findall(text)

    def row(found: re.Match) -> str:
        group, subject = found.groups()
        own = [rule for rule in rules if group in ("all", rule[0])]
        counts = Counter(word for _group, *words in own for word in words)
        return f"| {group} | {subject}| {len(own)} | " + " | ".join(str(counts[name]) for name in COLUMNS) + " |"

    return COUNTED.sub(row, text)


def _page() -> str:
    module = _load()
    tables = [(name, value) for name, value in vars(module).items() if isinstance(value, module.Lifecycle)]
    return INTRODUCTION + "".join(
        f"\n## {_title(name)}\n\n{_diagram(table)}\n{_table(table)}" for name, table in tables
    )


def _load():
    if not SOURCE.exists():
        raise Stop(f"{SOURCE} is missing. Restore it with `git checkout -- rules/lifecycle.py`.")
    spec = importlib.util.spec_from_file_location("after_sales_lifecycle", SOURCE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _diagram(table) -> str:
    arrows = [f"    [*] --> {table.initial}"]
    for transition in table.transitions:
        arrows += [f"    {source} --> {transition.target}: {transition.event}" for source in transition.sources]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```", ""])


def _table(table) -> str:
    rows = ["| event | from | to |", "|---|---|---|"]
    rows += [f"| {move.event} | {', '.join(move.sources)} | {move.target} |" for move in table.transitions]
    return "\n".join([*rows, ""])


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
