# Part of after_sales. LGPL-3.
"""Locks below the state folder, so that two runs never prepare the same thing at the same time."""

import fcntl
import time
from contextlib import contextmanager

from .console import say
from .paths import STATE


@contextmanager
def exclusive(name: str = "setup"):
    """Hold the lock ``name``, waiting for whoever holds it. It is let go when the process ends, however it ends."""
    with _handle(name) as handle:
        started, said = time.monotonic(), False
        while not _taken(handle, fcntl.LOCK_EX):
            if not said and time.monotonic() - started > 2:
                said = True
                say(f"· another ./dev is busy with the {name}; waiting for it ...")
            time.sleep(0.1)
        yield


@contextmanager
def shared(name: str):
    """Hold ``name`` together with others who share it; nobody can hold it alone meanwhile."""
    with _handle(name) as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(name: str):
    """Yield whether ``name`` could be held alone at once; never waits."""
    with _handle(name) as handle:
        yield _taken(handle, fcntl.LOCK_EX)


def _handle(name: str):
    STATE.mkdir(parents=True, exist_ok=True)
    return open(STATE / f"{name}.lock", "w")


def _taken(handle, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
