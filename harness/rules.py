# Part of after_sales. LGPL-3.
"""The tests of rules/: plain Python, no Odoo, no database, a few seconds."""

import subprocess
import time
import xml.etree.ElementTree as ET
from pathlib import Path

from . import digest, odoo, run_logs
from .console import Stop, say
from .paths import PYTHON, ROOT

RULES = ROOT / "tests" / "rules"
NONE_COLLECTED = 5  # pytest's exit code


def main(arguments: list[str]) -> int:
    """`./dev rules [pytest's options]`: pytest speaks for itself."""
    _ready()
    return subprocess.run([*_pytest(), *arguments], cwd=ROOT).returncode


def run(keyword: str = "") -> digest.Result:
    """Run them quietly and return what they came to."""
    _ready()
    started, report = time.monotonic(), run_logs.folder() / "rules.xml"
    command = [*_pytest(), "-q", f"--junitxml={report}", *(("-k", keyword) if keyword else ())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    (run_logs.folder() / "rules.log").write_text(done.stdout + done.stderr)
    result = _read(report, time.monotonic() - started)
    if done.returncode > 1 and not (done.returncode == NONE_COLLECTED and keyword):
        result = result._replace(problems=((done.stdout + done.stderr).strip()[-3000:],))
    say(digest.line(result))
    return result


def _ready() -> None:
    if not RULES.is_dir():
        raise Stop(f"{RULES} is missing: restore it with `git checkout -- tests/rules`.")
    odoo.ensure_python()


def _pytest() -> list[str]:
    return [str(PYTHON), "-B", "-m", "pytest", "-c", str(RULES / "pytest.ini"), "--rootdir", str(RULES), str(RULES)]


def _read(report: Path, seconds: float) -> digest.Result:
    """The result in pytest's own report; an empty one when there is none."""
    cases = list(ET.parse(report).iter("testcase")) if report.exists() else []
    failures, skips = {}, {}
    for case in cases:
        name = f"{case.get('classname', '').rpartition('.')[2]}.{case.get('name')}".lstrip(".")
        for outcome in case:
            if outcome.tag in ("failure", "error"):
                failures[name] = outcome.text or outcome.get("message", "")
            elif outcome.tag == "skipped":
                skips[name] = outcome.get("message", "")
    return digest.Result("rules", len(cases) - len(failures) - len(skips), failures, skips, seconds=seconds)
