# Part of after_sales. LGPL-3.
"""`./dev lint`: ruff, pylint-odoo, and the house's own budgets."""

import argparse
import subprocess

from . import addon, budgets, docs, odoo
from .console import rule, say
from .paths import ADDON, ADDONS, PYTHON, ROOT


def main(arguments: list[str]) -> int:
    """Run every check, even after one failed, so that all there is to mend is seen at once."""
    parser = argparse.ArgumentParser("./dev lint", description="Check style, budgets and conventions.")
    parser.add_argument("--fix", action="store_true", help="let ruff mend what it can")
    asked = parser.parse_args(arguments)
    odoo.ensure_python()
    results = [_ruff(asked.fix), _pylint(), _budgets(), docs.main(["--check"])]
    say("\nlint: " + ("something to mend" if any(results) else "all is well"))
    return int(any(results))


def _ruff(fix: bool) -> int:
    rule("ruff")
    command = [PYTHON, "-m", "ruff", "check", "--no-cache", *(["--fix"] if fix else []), ROOT]
    return subprocess.run(command, cwd=ROOT).returncode


def _pylint() -> int:
    rule("pylint-odoo")
    # Through the folder of links: pylint-odoo takes the folder's name for the module's.
    files = [ADDONS / ADDON / file.relative_to(ROOT) for file in addon.python()]
    done = subprocess.run(
        [PYTHON, "-m", "pylint", f"--rcfile={ROOT / '.pylintrc'}", *files], cwd=ROOT, capture_output=True, text=True
    )
    words = (done.stdout + done.stderr).replace(f"{ADDONS / ADDON}/", "").strip()
    if done.returncode:
        say(words.replace(str((ADDONS / ADDON).relative_to(ROOT)) + "/", "") if ADDONS.is_relative_to(ROOT) else words)
    else:
        say("All checks passed!")
    return done.returncode


def _budgets() -> int:
    rule("budgets and conventions")
    found = list(budgets.problems())
    say("\n".join(found) or "All checks passed!")
    return int(bool(found))
