# Part of after_sales. LGPL-3.
"""`./dev run`: serve the demo story until Ctrl-C."""

import argparse
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from . import database, demo, odoo, process
from .console import Stop, rule, say
from .database import DEMO
from .locks import shared
from .paths import LOGS
from .process import RECORD

SERIOUS = {"WARNING", "ERROR", "CRITICAL"}
PATIENCE = 180  # seconds until the first page


def main(arguments: list[str]) -> int:
    asked = _parse(arguments)
    _refuse_taken(asked.port)
    ready = odoo.ensure()
    database.drop_leftovers(ready.server)
    demo.ensure(ready)
    with serving(ready, asked.port, asked.odoo) as child:
        _welcome(asked.port)
        child.wait()
    raise Stop(f"Odoo ended by itself (exit code {child.returncode}); see {_log(asked.port)}.")


@contextmanager
def serving(ready: odoo.Odoo, port: int, options: list[str] = ()) -> Iterator[subprocess.Popen]:
    """Serve the demo database on ``port`` and yield once it answers."""
    with shared(demo.IN_USE):
        child = process.start(
            ready,
            "-d",
            DEMO,
            f"--db-filter=^{DEMO}$",
            "--no-database-list",
            f"--http-port={port}",
            "--max-cron-threads=1",
            *options,
        )
        threading.Thread(target=_listen, args=(child, port), daemon=True).start()
        try:
            _wait(child, port)
            yield child
        finally:
            process.end(child)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./dev run", description="Serve the demo story on this machine until Ctrl-C.")
    parser.add_argument("--port", type=int, default=8069, help="8069 if not said otherwise")
    parser.add_argument("odoo", nargs="*", help="after --: options for Odoo, such as --dev=xml")
    return parser.parse_args(arguments)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError as fault:
            raise Stop(f"{port} is no port. Choose one from 1024 to 65535.") from fault
        except OSError as fault:
            raise Stop(
                f"Port {port} cannot be used ({fault.strerror}). Choose another: ./dev run --port {port + 1}"
            ) from fault


def _wait(child: subprocess.Popen, port: int) -> None:
    """Return when the login page answers; the first time Odoo compiles its assets for it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if child.poll() is not None:
            raise Stop(f"Odoo did not start:\n{process.last_error(_log(port))}\nThe whole log is {_log(port)}.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/web/login", timeout=60):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise Stop(f"Odoo did not answer within {PATIENCE} s; see {_log(port)}.")


def _listen(child: subprocess.Popen, port: int) -> None:
    """Keep the server's log in a file, and show what a person should see of it."""
    shown = False
    with _log(port).open("w", errors="replace") as kept:
        for line in child.stdout:
            kept.write(line)
            kept.flush()
            record = RECORD.match(line)
            shown = record["level"] in SERIOUS if record else shown
            if shown:
                say(line.rstrip())


def _welcome(port: int) -> None:
    rule("Odoo is running")
    say(f"  http://localhost:{port}\n")
    for line in demo.guide():
        say(f"  {line}")
    say(f"\n  Log: {_log(port)}    Stop: Ctrl-C")


def _log(port: int):
    return LOGS / f"run-{port}.log"
