# Part of after_sales. LGPL-3.
"""The addon comes and goes: an update is clean, and uninstalling leaves nothing of it in the database."""

from pathlib import Path

from . import digest, process
from .odoo import Odoo
from .paths import ADDON

NAME = "life: updated, then uninstalled"
QUIET = ("--no-http", "--max-cron-threads=0")
UPDATED = "the addon is updated without a word"
UNINSTALLED = "nothing is left when it is uninstalled"
#: Ends with a line for everything that is still there.
UNINSTALL = f"""
import sys
module = env["ir.module.module"].search([("name", "=", "{ADDON}")])
module.button_immediate_uninstall()
env.cr.execute('''
    SELECT DISTINCT 'table or column', table_name || '.' || column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND (table_name LIKE '{ADDON}%' OR column_name LIKE '{ADDON}%')
 UNION SELECT 'function', proname FROM pg_proc WHERE proname LIKE '{ADDON}%'
 UNION SELECT 'model', model FROM ir_model WHERE model LIKE '{ADDON}.%'
 UNION SELECT 'external id', name FROM ir_model_data WHERE module = '{ADDON}'
''')
left = env.cr.fetchall()
for kind, name in left:
    print("LEFT BEHIND:", kind, name)
print("STATE:", module.state)
sys.exit(bool(left) or module.state != "uninstalled")
"""


def run(odoo: Odoo, database: str, log: Path) -> digest.Result:
    """Update the addon in ``database``, then uninstall it; two tests, whose words are those of the log."""
    failures = {}
    code = process.watch(odoo, "-d", database, *QUIET, "-u", ADDON, "--stop-after-init", log=log)
    told = digest.ours(log)
    if code or told:
        failures[UPDATED] = "\n".join(told) or process.last_error(log)
    # While rows go, the database refuses what others still refer to, and Odoo then goes row by row: no fault of anybody.
    quiet = (*QUIET, "--log-handler=odoo.sql_db:CRITICAL")
    second = log.with_name(f"{log.stem}-uninstall.log")
    if process.watch(odoo, "shell", "-d", database, *quiet, log=second, code=UNINSTALL):
        words = second.read_text(errors="replace").splitlines()
        failures[UNINSTALLED] = "\n".join(line for line in words if "LEFT BEHIND" in line) or process.last_error(second)
    return digest.Result(NAME, passed=2 - len(failures), failures=failures)
