# Part of after_sales. LGPL-3.
"""`./dev test`: the tests of rules, of the addon, and those of core that it must not break."""

import argparse
import shutil
import time

from . import core_suites, database, digest, life, odoo, rules, run_logs, runner, selection, templates
from .console import rule, say
from .runner import Job

STAGES = ("rules", "addon", "core")
#: The addon's tests are cut into this many runs per processor, so that one long class does not leave a processor idle.
SHARDS_PER_WORKER = 2
NEEDED_BY_SOME = {
    "chromium": "tests that drive a browser",
    "wkhtmltopdf": "tests that print",
    "pdftotext": "tests that read what was printed",
}


def main(arguments: list[str]) -> int:
    """Run what is asked for, everything if nothing is; the last line is the plain count."""
    asked = _parse(arguments)
    started = time.monotonic()
    results, ready = [], None
    if "rules" in asked.stages:
        rule("rules: plain Python")
        results.append(rules.run(asked.keyword))
    jobs = _jobs(asked)
    if jobs:
        ready = odoo.ensure()
        database.drop_leftovers(ready.server)
        _say_what_is_missing()
        rule(f"Odoo: {len(jobs)} runs, {min(len(jobs), runner.workers())} at a time; logs in {run_logs.folder()}")
        results += runner.run_all(ready, templates.with_addon(ready), jobs)
        if any(not job.modules for job in jobs):
            results.append(digest.Result("installation", problems=digest.ours(templates.installation_log(ready))))
    return _report(results, time.monotonic() - started)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./dev test", description="Run tests; with no argument, all of them.")
    parser.add_argument("what", nargs="*", help="rules, addon, core, an area, a file, a Class or Class.method")
    parser.add_argument(
        "-k", dest="keyword", default="", metavar="WORD", help="only tests with WORD in their name or their class's"
    )
    asked = parser.parse_args(arguments)
    asked.words = [word for word in asked.what if word not in STAGES]
    asked.stages = {word for word in asked.what if word in STAGES} or (set() if asked.words else set(STAGES))
    if asked.keyword:
        asked.stages -= {"core"}
    return asked


def _jobs(asked: argparse.Namespace) -> list[Job]:
    jobs = []
    if asked.words:
        jobs = _named(selection.tags_for(asked.words, asked.keyword))
    elif "addon" in asked.stages:
        jobs = _named(selection.tags_for([], asked.keyword)) if asked.keyword else [*_everything(), _beside(), _life()]
    if "core" in asked.stages:
        jobs += [Job(suite.name, suite.tags, suite.seconds, suite.modules) for suite in core_suites.SUITES]
    return jobs


def _named(tags: list[str]) -> list[Job]:
    """The runs of these tests: those that need more modules on a database that has them, the others without."""
    special = {tag for tag in tags if selection.needs_modules(tag)}
    jobs = [Job("after_sales", ",".join(tag for tag in tags if tag not in special), 1)] if set(tags) - special else []
    named = ",".join(f"{core_suites.BESIDE.tags}{tag}" for tag in sorted(special))
    return [*jobs, *([_beside(named)] if special else [])]


def _beside(tags: str = "") -> Job:
    """The run of our tests that need modules beside the addon."""
    suite = core_suites.BESIDE
    return Job(suite.name, tags or suite.tags, suite.seconds, beside=suite.modules)


def _life() -> Job:
    return Job(life.NAME, "", 40, check=life.run)


def _everything() -> list[Job]:
    """All the addon's tests: classes dealt out by their number of tests; the last run takes what the others leave."""
    cases = sorted((case for case in selection.cases() if not case.is_beside), key=lambda case: -len(case.methods))
    count = min(runner.workers() * SHARDS_PER_WORKER, len(cases)) or 1
    shards = [cases[number::count] for number in range(count)]
    # Tests that no reading of files finds (made at run time) are not lost: the last run excludes instead of naming.
    rest = ",".join(["/after_sales", *(f"-{case.tag}" for shard in shards[:-1] for case in shard)])
    tags = [",".join(case.tag for case in shard) for shard in shards[:-1]] + [rest]
    weights = [sum(len(case.methods) for case in shard) for shard in shards]
    return [
        Job(f"after_sales {number} of {count}", tag, 20 + weight)
        for number, (tag, weight) in enumerate(zip(tags, weights, strict=True), 1)
    ]


def _say_what_is_missing() -> None:
    for program, use in NEEDED_BY_SOME.items():
        if not shutil.which(program):
            say(f"  {program} is missing: {use} will be skipped. `./dev doctor` says how to get it.")


def _report(results: list[digest.Result], seconds: float) -> int:
    """Tell what failed and why, what was skipped, what was slow; return the exit code."""
    results = _once(results)
    _tell_failures(results)
    _tell_skips(results)
    slowest = sorted((timed for result in results for timed in result.slowest), reverse=True)[:5]
    if slowest and seconds > 60:
        rule("slowest")
        for took, test in slowest:
            say(f"  {took:6.1f} s  {test}")
    passed, failed = sum(result.passed for result in results), sum(result.failed for result in results)
    skipped = sum(len(result.skips) for result in results)
    if not passed + failed:
        say("No test matches.")
        failed = 1
    rule(f"{seconds:.0f} s")
    say(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return int(bool(failed))


def _once(results: list[digest.Result]) -> list[digest.Result]:
    """Leave each problem at the first result that has it: every run of Odoo repeats what is wrong with the manifest."""
    seen: set[str] = set()
    kept = []
    for result in results:
        fresh = tuple(problem for problem in result.problems if problem not in seen)
        seen.update(fresh)
        kept.append(result._replace(problems=fresh))
    return kept


def _tell_failures(results: list[digest.Result]) -> None:
    for result in results:
        for test, words in result.failures.items():
            rule(f"FAILED {result.name}: {test}")
            say(words.strip())
        for problem in result.problems:
            rule(f"FAILED {result.name}, though by no single test")
            say(problem.strip())
            if problem.startswith(("ERROR ", "WARNING ")):
                say("(A test that provokes this on purpose keeps it out of the log with odoo.tools.mute_logger.)")


def _tell_skips(results: list[digest.Result]) -> None:
    reasons: dict[str, list[str]] = {}
    for result in results:
        for test, reason in result.skips.items():
            reasons.setdefault(f"{result.name}: {reason}", []).append(test)
    if reasons:
        rule("skipped")
    for reason, tests in reasons.items():
        named = ", ".join(tests[:3]) + (f" and {len(tests) - 3} more" if len(tests) > 3 else "")
        say(f"  {reason.strip()}\n      {named}")
