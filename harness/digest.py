# Part of after_sales. LGPL-3.
"""Read the log of a test run: how many tests, which failed and why, what was skipped, which warnings are ours."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .paths import ADDON, ADDONS, ROOT
from .process import RECORD

SUMMARY = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")
SKIPPED = re.compile(r"^skipped (?P<test>.+?) : (?P<reason>.*?)( - - -)?$")
FAILED = re.compile(r"^(?:FAIL|ERROR): (?:Subtest )?(?P<test>\w+ \([\w.]+\)|[\w.]+)")
TIMED = re.compile(r"^\t\w+\.(?P<test>[\w.]+\.\w+\.\w+): (?P<seconds>[\d.]+)s ", re.M)
#: The addon's name as a word, or a file of it; not a folder of that name above a checkout, nor our databases' names.
SPEAKS_OF_US = re.compile(rf"(?<![/\w]){ADDON}(?![/\w])|{re.escape(str(ROOT))}/(?!\.)")
A_DAY = 86_400.0
SERIOUS = {"WARNING", "ERROR", "CRITICAL"}


class Record(NamedTuple):
    """One entry of Odoo's log, with the lines that follow it."""

    level: str
    logger: str
    text: str


class Result(NamedTuple):
    """What one run of tests came to. ``failures`` and ``skips`` are test -> words."""

    name: str
    passed: int = 0
    failures: dict[str, str] = {}
    skips: dict[str, str] = {}
    problems: tuple[str, ...] = ()  # what fails a run without being a test: warnings of ours, a run that broke off
    slowest: tuple[tuple[float, str], ...] = ()
    seconds: float = 0.0

    @property
    def failed(self) -> int:
        return len(self.failures) + len(self.problems)


def of_odoo(name: str, log: Path, exit_code: int, seconds: float) -> Result:
    """The result of one run of Odoo's test runner."""
    records = list(_records(log))
    summary = _summary(records)
    failures = _failures(records)
    skips = {found["test"]: found["reason"] for record in records if (found := SKIPPED.match(record.text))}
    ran = summary[2] if summary else 0
    in_count = {test for test in failures if "(" not in test} | {test for test in skips if "(" not in test}
    problems = _broken(summary, failures, exit_code, log)
    return Result(name, max(0, ran - len(in_count)), failures, skips, problems, _slowest(records), seconds)


def ours(log: Path) -> tuple[str, ...]:
    """Every warning or error in ``log`` that comes from the addon or speaks of it, tests' own failures left out."""
    told = (f"{record.level} {record.logger}: {record.text.strip()}" for record in _records(log) if _is_ours(record))
    return tuple(dict.fromkeys(told))


def line(result: Result, left: int = 0) -> str:
    """One line on a result, with how many others are still awaited."""
    verdict = f"{result.failed} FAILED, " if result.failed else ""
    skipped = f", {len(result.skips)} skipped" if result.skips else ""
    more = f"  ({left} more to come)" if left else ""
    return f"  {result.name}: {verdict}{result.passed} passed{skipped} in {result.seconds:.0f} s{more}"


def _is_ours(record: Record) -> bool:
    if record.level not in SERIOUS or FAILED.match(record.text) or SUMMARY.search(record.text):
        return False
    # Python's warnings come with the whole stack, and during our tests every stack leads through our files.
    words = record.text.partition("\n")[0] if record.logger == "py.warnings" else record.text
    return bool(SPEAKS_OF_US.search(f"{record.logger}: {words}"))


def _records(log: Path) -> Iterator[Record]:
    """The entries of a log; lines that are no entry belong to the one before."""
    record = Record("", "", "")
    # People open files of the checkout, not of the folder of links that Odoo reads.
    text = log.read_text(errors="replace").replace(str(ADDONS / ADDON), str(ROOT))
    for line in text.splitlines():
        begins = RECORD.match(line)
        if begins:
            yield record
            record = Record(begins["level"], begins["logger"], begins["text"])
        else:
            record = record._replace(text=f"{record.text}\n{line}")
    yield record


def _summary(records: list[Record]) -> tuple[int, int, int] | None:
    found = [
        match for record in records if record.logger.startswith("odoo.tests") and (match := SUMMARY.search(record.text))
    ]
    return tuple(map(int, found[-1].groups())) if found else None


def _failures(records: list[Record]) -> dict[str, str]:
    """Test -> its words; a test whose sub-tests fail several times is one failure with all their words."""
    told: dict[str, str] = {}
    for record in records:
        if record.level == "ERROR" and (found := FAILED.match(record.text)):
            told[found["test"]] = "\n".join(filter(None, (told.get(found["test"]), record.text)))
    return told


def _broken(summary: tuple[int, int, int] | None, failures: dict, exit_code: int, log: Path) -> tuple[str, ...]:
    if summary is None:
        return (f"Odoo broke off before its tests ended (exit code {exit_code}); see {log}",)
    if not summary[2] and not failures:
        return (f"no test was run; is the file imported in tests/__init__.py? See {log}",)
    if exit_code and not failures:
        return (f"Odoo ended with exit code {exit_code}; see {log}",)
    return ()


def _slowest(records: list[Record]) -> tuple[tuple[float, str], ...]:
    report = "\n".join(record.text for record in records if record.logger == "odoo.tests.stats")
    timed = [(float(found["seconds"]), found["test"]) for found in TIMED.finditer(report)]
    # A class that freezes the day ends, by the clock, in another year than it began.
    return tuple(sorted((entry for entry in timed if entry[0] < A_DAY), reverse=True)[:5])
