# Part of after_sales. LGPL-3.
"""Run Odoo with its words kept in a log file, and never leave one behind."""

import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from .console import Progress, Stop, step
from .odoo import Odoo
from .paths import LOGS, STATE

Listener = Callable[[str], None]
LOADING = re.compile(r"Loading module (\w+) \((\d+)/(\d+)\)")
RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ (?P<level>[A-Z]+) \S+ (?P<logger>[\w.?-]+): (?P<text>.*)$"
)
_children: set[subprocess.Popen] = set()


def watch(
    odoo: Odoo, *arguments: str, log: Path, listener: Listener = lambda line: None, code: str = "", **extra: str
) -> int:
    """Run Odoo to its end: each line goes to ``log`` and ``listener``; ``code`` is its input."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", errors="replace") as kept:
        child = start(odoo, *arguments, extra=extra)
        try:
            child.stdin.write(code)
            child.stdin.close()
            for line in child.stdout:
                kept.write(line)
                kept.flush()
                listener(line)
            return child.wait()
        finally:
            end(child)


def start(odoo: Odoo, *arguments: str, extra: dict[str, str] | None = None) -> subprocess.Popen:
    """Start Odoo with both its streams in one pipe. Whoever starts it calls ``end``."""
    child = subprocess.Popen(
        odoo.command(*arguments), env=odoo.environment() | (extra or {}), cwd=STATE, text=True, errors="replace",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        # A group of its own: Ctrl-C reaches us first and we end it and its browsers, in that order.
        start_new_session=True,
    )  # fmt: skip
    _children.add(child)
    return child


def end(child: subprocess.Popen) -> None:
    """End ``child`` and what it started, gently if it agrees."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if child.poll() is not None:
            break
        _signal(child, sign)
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            continue
    _children.discard(child)


def end_all() -> None:
    for child in list(_children):
        end(child)


def install(odoo: Odoo, database: str, *options: str, what: str) -> Path:
    """Run Odoo once with ``options`` (-i, -u), showing how far it is, and return its log; stop when it fails."""
    log = LOGS / (re.sub(r"\W+", "-", what) + ".log")
    progress = Progress("module")

    def listen(line: str) -> None:
        found = LOADING.search(line)
        if found:
            progress.total = int(found.group(3))
            progress.show(int(found.group(2)), found.group(1))

    with step(what):
        failed = watch(
            odoo,
            "-d",
            database,
            *options,
            "--stop-after-init",
            "--no-http",
            "--max-cron-threads=0",
            log=log,
            listener=listen,
        )
        progress.close(f"{progress.total or 0} loaded")
    if failed:
        raise Stop(f"{what} failed:\n{last_error(log)}\nThe whole log is {log}.")
    return log


def last_error(log: Path, most: int = 40) -> str:
    """The last error of an Odoo log with its traceback, or its last lines."""
    lines = log.read_text(errors="replace").splitlines()
    starts = [number for number, line in enumerate(lines) if re.search(r" (ERROR|CRITICAL) |^Traceback", line)]
    logged = [number for number in starts if not lines[number].startswith("Traceback")]
    chosen = (logged or starts or [max(0, len(lines) - 15)])[-1]
    told = list(_one_record(lines[chosen:]))
    return "\n".join(told if len(told) <= most else [*told[:5], "  ...", *told[-most + 6 :]])


def _one_record(lines: list[str]):
    """The record that ``lines`` begin with, up to the next one."""
    for count, line in enumerate(lines):
        if count and RECORD.match(line):
            return
        yield line


def _signal(child: subprocess.Popen, sign: signal.Signals) -> None:
    try:
        os.killpg(child.pid, sign)
    except ProcessLookupError:
        child.send_signal(sign)
