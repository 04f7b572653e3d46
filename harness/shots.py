# Part of after_sales. LGPL-3.
"""`./dev shots`: pictures of the main screens, wide and as on a phone."""

import argparse
import json
import os
import shutil
import subprocess
from collections.abc import Sequence

from . import demo, odoo, postgres, run, runner
from .console import Stop, rule, say
from .database import DEMO
from .odoo import Odoo
from .paths import PYTHON, ROOT, SHOTS
from .screens import Screen
from .screens_all import SCREENS
from .spoken import spoken

SIZES = ("wide", "phone")
BROWSERS = ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable")


def main(arguments: list[str]) -> int:
    asked = _parse(arguments)
    ready = odoo.ensure()
    demo.ensure(ready)
    visits = [visit for screen in asked.screens if (visit := _visit(ready, screen))]
    port = runner.free_port()
    with spoken(ready, asked.language), run.serving(ready, port):
        rule(f"pictures in {SHOTS}")
        return _take(visits, port, [asked.size] if asked.size else SIZES, asked.tall)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./dev shots", description="Take pictures of the main screens.")
    parser.add_argument("names", nargs="*", help=f"some of: {', '.join(screen.name for screen in SCREENS)}")
    parser.add_argument("--size", choices=SIZES, help="only as wide as a desk, or as a phone")
    parser.add_argument("--tall", action="store_true", help="so high that nothing is left to scroll to")
    parser.add_argument("--language", help="with everybody's language changed for the time, zh_CN say")
    asked = parser.parse_args(arguments)
    known = {screen.name: screen for screen in SCREENS}
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        raise Stop(
            f"No screen is called {unknown[0]!r}. There are: {', '.join(known)}. They are listed in harness/screens_all.py."
        )
    asked.screens = [known[name] for name in asked.names] or SCREENS
    return asked


def _visit(ready: Odoo, screen: Screen) -> dict | None:
    """The page of ``screen``, or nothing, with a word, if the database lacks what it shows."""
    path, query = screen.path, f"?view_type={screen.view}" if screen.view else ""
    if screen.action:
        module, name = screen.action.split(".")
        if not _sql(ready, f"SELECT 1 FROM ir_model_data WHERE module = '{module}' AND name = '{name}'"):
            return _left_out(screen, f"there is no action {screen.action}")
        path = f"/odoo/action-{screen.action}"
    if screen.table:
        there = _sql(ready, f"SELECT to_regclass('{screen.table}')")
        newest = there and _sql(ready, f"SELECT max(id) FROM {screen.table} WHERE {screen.where}")
        if not newest:
            return _left_out(screen, f"no {screen.table} where {screen.where}")
        path = path.format(id=newest) if "{id}" in path else f"{path}/{newest}"
    return {"name": screen.name, "login": screen.login, "path": path + query, "press": screen.press}


def _sql(ready: Odoo, query: str) -> str:
    return postgres.psql(ready.server, query, DEMO)


def _left_out(screen: Screen, why: str) -> None:
    say(f"  {screen.name}: left out, {why}")


def _take(visits: list[dict], port: int, sizes: Sequence[str], is_tall: bool) -> int:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise Stop("No Chromium was found, which takes the pictures: apt-get install chromium")
    SHOTS.mkdir(parents=True, exist_ok=True)
    plan = {
        "browser": browser,
        "base": f"http://127.0.0.1:{port}",
        "folder": str(SHOTS),
        "visits": visits,
        "sizes": sizes,
        "tall": is_tall,
    }
    script = ROOT / "harness" / "photographer.py"
    return subprocess.run(
        [PYTHON, script], input=json.dumps(plan), text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ).returncode
