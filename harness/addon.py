# Part of after_sales. LGPL-3.
"""What the harness knows of the addon without starting Odoo: its manifest and its files."""

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

from .console import Stop
from .paths import ROOT

MANIFEST = ROOT / "__manifest__.py"
#: What is not part of the addon that Odoo loads. Names that begin with a dot never are.
NOT_THE_ADDON = {"harness", "benchmarks", "dev", "__pycache__", "node_modules"}
#: What a database does not depend on: a change here needs no new installation.
NOT_INSTALLED = {"tests", "docs", "changelog.d"}
KINDS = {".py", ".xml", ".csv", ".js", ".scss", ".css", ".po", ".pot", ".html", ".xlsx", ".json", ".svg", ".png"}


def manifest() -> dict:
    """The manifest as a dictionary."""
    if not MANIFEST.exists():
        raise Stop(
            f"{MANIFEST} is missing: this checkout holds no addon. Restore it with `git checkout -- __manifest__.py`."
        )
    try:
        return ast.literal_eval(MANIFEST.read_text())
    except (SyntaxError, ValueError) as fault:
        raise Stop(f"{MANIFEST} must be one plain dictionary: {fault}. Mend it, then run again.") from fault


def entries() -> list[Path]:
    """The files and folders at the root that belong to the addon."""
    return sorted(
        entry for entry in ROOT.iterdir() if entry.name not in NOT_THE_ADDON and not entry.name.startswith(".")
    )


def sources() -> Iterator[Path]:
    """Every file that shapes a database in which the addon is installed."""
    for entry in entries():
        if entry.is_file() and entry.suffix in KINDS:
            yield entry
        elif entry.is_dir() and entry.name not in NOT_INSTALLED:
            yield from sorted(file for file in entry.rglob("*") if file.suffix in KINDS and file.is_file())


def python() -> Iterator[Path]:
    """Every Python file of the addon, its tests too."""
    for entry in entries():
        if entry.suffix == ".py":
            yield entry
        elif entry.is_dir():
            yield from sorted(entry.rglob("*.py"))


def fingerprint() -> str:
    """A short name for the present content of ``sources()``."""
    whole = hashlib.sha256()
    for file in sources():
        whole.update(f"{file.relative_to(ROOT)}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:10]
