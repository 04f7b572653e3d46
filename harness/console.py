# Part of after_sales. LGPL-3.
"""What the harness says to a person, and how it stops when it cannot go on."""

import sys
import time
from contextlib import contextmanager


class Stop(Exception):  # noqa: N818 - a message for a person, not a fault
    """The harness cannot go on; the text says why and what to do next."""


def say(text: str = "") -> None:
    print(text, flush=True)


def rule(title: str) -> None:
    say(f"\n── {title} " + "─" * max(3, 76 - len(title)))


@contextmanager
def step(what: str):
    """Print what is being done and, afterwards, how long it took."""
    say(f"· {what} ...")
    started = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - started:.1f} s")


class Progress:
    """One line that counts up on a terminal and stays quiet in a log file."""

    def __init__(self, what: str, total: int | None = None, unit: str = ""):
        self.what, self.total, self.unit = what, total, unit
        self.live = sys.stdout.isatty()
        self.shown = -1.0

    def show(self, count: int, note: str = "") -> None:
        now = time.monotonic()
        if not self.live or now - self.shown < 0.2:
            return
        self.shown = now
        of = f" of {self.total}" if self.total else ""
        print(f"\r  {self.what}: {count}{of} {self.unit}{note}\033[K", end="", flush=True)

    def close(self, text: str) -> None:
        print(("\r" if self.live else "") + f"  {self.what}: {text}" + ("\033[K" if self.live else ""), flush=True)
