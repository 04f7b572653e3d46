# Part of after_sales. LGPL-3.
"""The demo database in another language for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from . import postgres, process
from .console import Stop, step
from .database import DEMO
from .odoo import Odoo
from .paths import LOGS

LOAD = """
import os
wizard = env["base.language.install"].create({"lang_ids": [(6, 0, env["res.lang"]._activate_lang(os.environ["LANGUAGE_CODE"]).ids)]})
wizard.lang_install()
env.cr.commit()
"""
USERS = "FROM res_users WHERE res_users.partner_id = res_partner.id"
KEEP = "CREATE TABLE IF NOT EXISTS after_sales_spoken AS SELECT partner.id, partner.lang FROM res_partner partner"
RESTORE = (
    "UPDATE res_partner SET lang = before.lang FROM after_sales_spoken before WHERE before.id = res_partner.id",
    "DROP TABLE after_sales_spoken",
)


@contextmanager
def spoken(odoo: Odoo, language: str | None) -> Iterator[None]:
    """While it lasts everybody in the demo database reads ``language``; without one nothing changes."""
    if not language:
        yield
        return
    _load(odoo, language)
    _sql(odoo, KEEP, f"UPDATE res_partner SET lang = '{language}' {USERS}")
    try:
        yield
    finally:
        _sql(odoo, *RESTORE)


def _load(odoo: Odoo, language: str) -> None:
    if postgres.psql(odoo.server, f"SELECT 1 FROM res_lang WHERE code = '{language}' AND active", DEMO):
        return
    log = LOGS / f"language-{language}.log"
    with step(f"{language} in the demo database"):
        options = ("-d", DEMO, "--no-http", "--max-cron-threads=0", "--log-level=warn")
        failed = process.watch(odoo, "shell", *options, log=log, code=LOAD, LANGUAGE_CODE=language)
    if failed:
        raise Stop(f"{language} could not be loaded:\n{process.last_error(log)}")


def _sql(odoo: Odoo, *statements: str) -> None:
    for statement in statements:
        postgres.psql(odoo.server, statement, DEMO)
