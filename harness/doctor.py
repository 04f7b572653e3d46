# Part of after_sales. LGPL-3.
"""`./dev doctor`: what this machine lacks, one line each, with the remedy. Changes and needs nothing."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import fetch_odoo, postgres
from .addon import MANIFEST
from .console import Stop, say
from .paths import ODOO, PYTHON, STATE

CHROME = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
SPACE = 4  # GB: Odoo and its package 1.3, Python packages 0.5, databases and what tests leave while they run


class Finding(NamedTuple):
    """One thing looked at. ``grave`` means that Odoo cannot run."""

    good: bool
    words: str
    remedy: str = ""
    grave: bool = True


def main(arguments: list[str]) -> int:
    if arguments:
        raise Stop("./dev doctor takes no arguments.")
    findings = list(_look())
    for finding in findings:
        mark = "ok     " if finding.good else "MISSING" if finding.grave else "lacks  "
        say(f"  {mark} {finding.words}" + (f"\n          -> {finding.remedy}" if not finding.good else ""))
    ill = [finding for finding in findings if not finding.good and finding.grave]
    say("\nOdoo cannot run until what is marked MISSING is there." if ill else "\nOdoo can run here: ./dev run")
    return int(bool(ill))


def _look() -> Iterator[Finding]:
    yield _python()
    yield _pip()
    yield _space()
    yield _odoo()
    yield _server()
    yield Finding(MANIFEST.exists(), "the addon's manifest", "git checkout -- __manifest__.py")
    yield _program(CHROME, "a browser, for tours and pictures", "chromium")
    yield _program(("wkhtmltopdf",), "wkhtmltopdf, for printing", "wkhtmltopdf")
    yield _program(("pdftotext",), "pdftotext, for reading what was printed", "poppler-utils")
    yield _chinese()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fits = (3, 10) <= sys.version_info[:2] <= (3, 13)
    return Finding(
        fits, f"Python {version}", "Odoo 19 runs on Python 3.10 to 3.13: call ./dev with one, `python3.12 ./dev ...`"
    )


def _pip() -> Finding:
    there = PYTHON.exists() or importlib.util.find_spec("ensurepip") or shutil.which("apt-get")
    return Finding(bool(there), "Python packages", "apt-get install python3-venv (or another Python with ensurepip)")


def _space() -> Finding:
    here = next(folder for folder in (STATE, *STATE.parents) if folder.exists())
    free = shutil.disk_usage(here).free / 1e9
    enough = free > SPACE or (ODOO / ".complete").exists()
    return Finding(
        enough,
        f"{free:.0f} GB free for {STATE}",
        f"{SPACE} GB are needed; name a roomier folder with AFTER_SALES_STATE=/path",
    )


def _odoo() -> Finding:
    own = os.environ.get("ODOO_HOME")
    if own:
        return _checked(f"Odoo 19 in ODOO_HOME={own}", lambda: fetch_odoo.checked(Path(own).expanduser().resolve()))
    if (ODOO / ".complete").exists():
        return Finding(True, f"Odoo 19 in {ODOO}")
    able = shutil.which("apt-get") and shutil.which("dpkg")
    return Finding(bool(able), "Odoo 19 (not here yet; the first ./dev run downloads 122 MB)", fetch_odoo.REMEDY)


def _server() -> Finding:
    named = postgres.named()
    if named is None:
        return Finding(True, "a private PostgreSQL, brought with the Python packages")
    words = f"PostgreSQL at {named.host or 'the local socket'}:{named.port} (named by DATABASE_URL or PGHOST)"
    return _checked(words, postgres.checked)


def _checked(words: str, look) -> Finding:
    try:
        look()
    except Stop as stop:
        return Finding(False, words, str(stop))
    return Finding(True, words)


def _program(names: tuple[str, ...], use: str, package: str) -> Finding:
    there = any(shutil.which(name) for name in names)
    return Finding(there, use, f"tests that need it are skipped; apt-get install {package}", grave=False)


def _chinese() -> Finding:
    there = any(Path("/usr/share/fonts").rglob("NotoS*CJK*"))
    return Finding(there, "a font with Chinese characters, for printing", "apt-get install fonts-noto-cjk", grave=False)
