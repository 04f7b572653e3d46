# Part of after_sales. LGPL-3.
"""Run groups of tests, each on a database of its own, several at a time."""

import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from . import core_suites, database, digest, process, run_logs, templates
from .console import say
from .odoo import Odoo

_give_up = threading.Event()
#: Runs the tests of core modules, those marked at_install too, in a registry that holds the addon.
CORE_SCRIPT = """
import os, sys
from odoo.tests.shell import run_tests
report = run_tests(env, os.environ["CORE_TAGS"], modules=os.environ["CORE_MODULES"].split(","))
report.log_stats()
sys.stdout.flush()
sys.exit(not report.wasSuccessful())
"""


class Job(NamedTuple):
    """One run of Odoo: test tags, for tests of core the modules they lie in, for some of ours modules that they need."""

    name: str
    tags: str
    seconds: int
    modules: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # modules that are installed beside the addon first
    check: Callable[[Odoo, str, Path], digest.Result] | None = None  # instead of tests: what is done to the database


def workers() -> int:
    """How many runs at a time: one per processor, at most four (each needs about 1 GB of memory)."""
    return max(1, min(4, os.cpu_count() or 1))


def run_all(odoo: Odoo, template: str, jobs: Iterable[Job]) -> list[digest.Result]:
    """Run ``jobs`` on copies of ``template``, the longest first, and report each as it ends."""
    waiting = sorted(jobs, key=lambda job: -job.seconds)
    results: list[digest.Result] = []
    with ThreadPoolExecutor(workers()) as pool:
        futures = [pool.submit(_run, odoo, template, job) for job in waiting]
        try:
            for future in as_completed(futures):
                results.append(future.result())
                say(digest.line(results[-1], len(futures) - len(results)))
        except BaseException:
            _give_up.set()
            pool.shutdown(wait=False, cancel_futures=True)
            process.end_all()
            raise
    return results


def _run(odoo: Odoo, template: str, job: Job) -> digest.Result:
    started, log = time.monotonic(), run_logs.folder() / f"{_file_name(job)}.log"
    with database.dropped_after(odoo.server, database.own_name()) as name:
        if _give_up.is_set():
            return digest.Result(job.name, problems=("not run",))
        templates.clone_of(odoo, templates.with_modules(odoo, template, job.beside), name)
        options = [
            "-d",
            name,
            f"--http-port={free_port()}",
            "--max-cron-threads=0",
            "--log-handler=odoo.tests.stats:DEBUG",
        ]
        if job.check:
            return job.check(odoo, name, log)._replace(seconds=time.monotonic() - started)
        if job.modules:
            extra = {"CORE_TAGS": job.tags, "CORE_MODULES": ",".join(job.modules)}
            code = process.watch(odoo, "shell", *options, log=log, code=CORE_SCRIPT, **extra)
        else:
            code = process.watch(odoo, *options, f"--test-tags={job.tags}", "--stop-after-init", log=log)
    result = digest.of_odoo(job.name, log, code, time.monotonic() - started)
    return _without_known(result) if job.modules else result._replace(problems=result.problems + digest.ours(log))


def _without_known(result: digest.Result) -> digest.Result:
    """Count the core tests that fail without the addon too as skipped, and say why."""
    known = {test: why for test, why in core_suites.known_failures().items() if test in result.failures}
    left = {test: words for test, words in result.failures.items() if test not in known}
    return result._replace(
        failures=left, skips=result.skips | {test: f"fails without the addon too: {why}" for test, why in known.items()}
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _file_name(job: Job) -> str:
    return re.sub(r"\W+", "-", job.name).strip("-")
