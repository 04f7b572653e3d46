# Part of after_sales. LGPL-3.
"""`./dev i18n`: the template of translations exported by Odoo, and each language merged with it."""

import argparse
import subprocess

from . import database, odoo, process, templates
from .console import Stop, rule, say, step
from .odoo import Odoo
from .paths import ADDON, LOGS, PYTHON, ROOT

FOLDER = ROOT / "i18n"
TEMPLATE = FOLDER / f"{ADDON}.pot"
LANGUAGES = ("zh_CN", "zh_TW")
EXPORT = f"""
import os
from odoo.tools.translate import trans_export
with open(os.environ["TEMPLATE"], "wb") as file:
    trans_export(False, ["{ADDON}"], file, "po", env)
"""


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser(
        "./dev i18n", description="Export the terms to translate, merge them into each language, list what is missing."
    ).parse_args(arguments)
    ready = odoo.ensure()
    database.drop_leftovers(ready.server)
    exported = LOGS / TEMPLATE.name
    exported.unlink(missing_ok=True)
    _export(ready, exported)
    rule("languages")
    return subprocess.run([PYTHON, ROOT / "harness" / "translator.py", exported, FOLDER, *LANGUAGES]).returncode


def _export(ready: Odoo, target) -> None:
    """Let Odoo write every term of the addon to ``target``, from a database where nobody has changed any."""
    template = templates.with_addon(ready)
    log = LOGS / "i18n.log"
    with step("terms"), database.dropped_after(ready.server, database.own_name()) as name:
        templates.clone_of(ready, template, name)
        options = ("-d", name, "--no-http", "--max-cron-threads=0", "--log-level=warn")
        failed = process.watch(ready, "shell", *options, log=log, code=EXPORT, TEMPLATE=str(target))
    if failed or not target.exists():
        raise Stop(f"The terms could not be exported:\n{process.last_error(log)}\nThe whole log is {log}.")
    said = log.read_text(errors="replace").strip()
    if said:
        say(said)
