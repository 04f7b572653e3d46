# Part of after_sales. LGPL-3.
"""`./dev docs`: draw docs/lifecycle.md from the tables in rules/lifecycle.py."""

import argparse
import importlib.util
import sys

from .console import Stop, say
from .paths import ROOT

SOURCE = ROOT / "rules" / "lifecycle.py"
TARGET = ROOT / "docs" / "lifecycle.md"
INTRODUCTION = """# Life-cycles

Drawn from [rules/lifecycle.py](../rules/lifecycle.py) by `./dev docs`: change the tables there, not this page.
"""


def main(arguments: list[str]) -> int:
    """Write the page, or with --check say whether it is what the tables give."""
    parser = argparse.ArgumentParser("./dev docs", description="Redraw docs/lifecycle.md from rules/lifecycle.py.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when the page is stale")
    asked = parser.parse_args(arguments)
    page = _page()
    if TARGET.exists() and TARGET.read_text() == page:
        say("docs/lifecycle.md is up to date.")
        return 0
    if asked.check:
        say("docs/lifecycle.md is stale: run `./dev docs` and commit it.")
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page)
    say("docs/lifecycle.md is written.")
    return 0


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
