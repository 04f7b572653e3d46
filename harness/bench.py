# Part of after_sales. LGPL-3.
"""`./dev bench`: run benchmarks/*.py, each on a fresh copy of the template with the addon."""

import argparse
import os
import subprocess

from . import database, odoo, templates
from .console import Stop, rule
from .odoo import Odoo
from .paths import ROOT, STATE

FOLDER = ROOT / "benchmarks"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "./dev bench", description="Measure. The environment's N is the size, 200 by default."
    )
    parser.add_argument("name", nargs="?", default="", help="run only the benchmarks with this in their name")
    asked = parser.parse_args(arguments)
    scripts = [script for script in sorted(FOLDER.glob("bench_*.py")) if asked.name in script.stem]
    if not scripts:
        there = ", ".join(script.stem for script in FOLDER.glob("bench_*.py")) or "none"
        raise Stop(f"No benchmark is called {asked.name!r}. There are: {there}.")
    ready = odoo.ensure()
    database.drop_leftovers(ready.server)
    template = templates.with_addon(ready)
    return max(_run(ready, template, script) for script in scripts)


def _run(ready: Odoo, template: str, script) -> int:
    rule(script.stem)
    with database.dropped_after(ready.server, database.own_name()) as name, script.open() as code:
        templates.clone_of(ready, template, name)
        command = ready.command("shell", "-d", name, "--no-http", "--max-cron-threads=0", "--log-level=warn")
        extra = {"BENCH_DIR": str(FOLDER), "N": os.environ.get("N", "200")}
        return subprocess.run(command, env=ready.environment() | extra, cwd=STATE, stdin=code).returncode
