# Part of after_sales. LGPL-3.
"""Databases with their filestores: clone, rename, drop. Names tell whose they are and what for."""

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import postgres
from .console import Stop
from .paths import DATA, STATE_TAG

PREFIX = f"after_sales_{STATE_TAG}"
DEMO = "after_sales_demo"
_count = itertools.count()


def exists(server: postgres.Server, name: str) -> bool:
    return name in names(server, re.escape(name))


def names(server: postgres.Server, pattern: str) -> list[str]:
    """The databases whose whole name matches ``pattern``."""
    found = postgres.psql(server, "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1")
    return [name for name in found.splitlines() if re.fullmatch(pattern, name)]


def own_name() -> str:
    """A name for a database that lives no longer than this process."""
    return f"{PREFIX}_run_{os.getpid()}_{next(_count)}"


def clone(server: postgres.Server, source: str, name: str) -> str:
    """Make ``name`` a copy of ``source``, filestore included; what was called ``name`` before is gone."""
    drop(server, name)
    postgres.psql(server, f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    if filestore(source).exists():
        # Odoo never writes into a stored file, it only adds and unlinks: hard links are safe and cost nothing.
        shutil.copytree(filestore(source), filestore(name), copy_function=_link)
    # Compiled assets name the checkout's files of an earlier time; Odoo makes them anew when asked.
    postgres.psql(server, "DELETE FROM ir_attachment WHERE url LIKE '/web/assets/%'", name)
    return name


def rename(server: postgres.Server, old: str, new: str) -> None:
    """Give a finished database its lasting name; a database that has one is complete."""
    if filestore(old).exists():
        shutil.rmtree(filestore(new), ignore_errors=True)
        filestore(old).rename(filestore(new))
    postgres.psql(server, f'ALTER DATABASE "{old}" RENAME TO "{new}"')


def drop(server: postgres.Server, name: str) -> None:
    postgres.psql(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(filestore(name), ignore_errors=True)


@contextmanager
def dropped_after(server: postgres.Server, name: str) -> Iterator[str]:
    try:
        yield name
    finally:
        drop(server, name)


def drop_leftovers(server: postgres.Server) -> None:
    """Drop the databases of runs that ended without tidying up."""
    for name in names(server, rf"{PREFIX}_run_\d+_\d+"):
        if not _alive(int(name.split("_")[-2])):
            drop(server, name)


def filestore(name: str) -> Path:
    return DATA / "filestore" / name


def note(server: postgres.Server, name: str, text: str) -> None:
    """Keep ``text`` with the database itself, where no stamp file can be left behind."""
    if not re.fullmatch(r"[\w:.-]*", text):
        raise Stop(f"A note on a database may not hold {text!r}.")
    postgres.psql(server, f"COMMENT ON DATABASE \"{name}\" IS '{text}'")


def read_note(server: postgres.Server, name: str) -> str:
    return postgres.psql(
        server, f"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name}'"
    )


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
