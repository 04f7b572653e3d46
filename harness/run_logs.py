# Part of after_sales. LGPL-3.
"""A folder of logs for each ``./dev test``, so that two at a time do not write into each other's."""

import os
import shutil
from functools import cache
from pathlib import Path

from .paths import LOGS

KEPT = 8  # of the latest runs


@cache
def folder() -> Path:
    """This run's folder; those of the oldest runs go."""
    LOGS.mkdir(parents=True, exist_ok=True)
    old = sorted(LOGS.glob("test-*/"), key=lambda found: found.stat().st_mtime, reverse=True)
    for found in old[KEPT - 1 :]:
        shutil.rmtree(found, ignore_errors=True)
    own = LOGS / f"test-{os.getpid()}"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    return own
