# Part of after_sales. LGPL-3.
"""`./dev shots`: pictures of the main screens, wide and as on a phone."""

import argparse
import json
import os
import shutil
import subprocess
from typing import NamedTuple

from . import demo, odoo, postgres, run, runner
from .console import Stop, rule, say
from .database import DEMO
from .odoo import Odoo
from .paths import PYTHON, ROOT, SHOTS

BROWSERS = ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable")


class Screen(NamedTuple):
    """One picture: what to open, and as whom (in the demo, everybody's password is the login)."""

    name: str
    login: str
    action: str = ""  # XML id of a window action, or
    path: str = ""  # a path such as /odoo or /my
    view: str = ""  # list, kanban, form, pivot...: the action's first if empty
    table: str = ""  # open the newest row of this table in the action's form
    where: str = "true"  # which rows of the table, in SQL


RETURNS = "after_sales.after_sales_return_action"
#: The screens. To add one, add a line.
SCREENS = (
    Screen("home", "admin", path="/odoo"),
    Screen("returns-list", "admin", RETURNS, view="list"),
    Screen("returns-kanban", "admin", RETURNS, view="kanban"),
    Screen("return-form", "admin", RETURNS, table="after_sales_return"),
    Screen("return-done", "admin", RETURNS, table="after_sales_return", where="state = 'done'"),
)


def main(arguments: list[str]) -> int:
    asked = _parse(arguments)
    ready = odoo.ensure()
    demo.ensure(ready)
    visits = [visit for screen in asked.screens if (visit := _visit(ready, screen))]
    port = runner.free_port()
    with run.serving(ready, port):
        rule(f"pictures in {SHOTS}")
        return _take(visits, port)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./dev shots", description="Take pictures of the main screens.")
    parser.add_argument("names", nargs="*", help=f"some of: {', '.join(screen.name for screen in SCREENS)}")
    asked = parser.parse_args(arguments)
    known = {screen.name: screen for screen in SCREENS}
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        raise Stop(
            f"No screen is called {unknown[0]!r}. There are: {', '.join(known)}. They are listed in harness/shots.py."
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
        path = f"{path}/{newest}"
    return {"name": screen.name, "login": screen.login, "path": path + query}


def _sql(ready: Odoo, query: str) -> str:
    return postgres.psql(ready.server, query, DEMO)


def _left_out(screen: Screen, why: str) -> None:
    say(f"  {screen.name}: left out, {why}")


def _take(visits: list[dict], port: int) -> int:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise Stop("No Chromium was found, which takes the pictures: apt-get install chromium")
    SHOTS.mkdir(parents=True, exist_ok=True)
    plan = {"browser": browser, "base": f"http://127.0.0.1:{port}", "folder": str(SHOTS), "visits": visits}
    script = ROOT / "harness" / "photographer.py"
    return subprocess.run(
        [PYTHON, script], input=json.dumps(plan), text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ).returncode
