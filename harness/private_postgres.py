# Part of after_sales. LGPL-3.
"""A private PostgreSQL in our own folder, which listens on a socket only.

Root may not run PostgreSQL, so for root it runs as ``nobody``.
"""

import hashlib
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from .console import Stop, say, step
from .paths import LOGS, POSTGRES
from .postgres import Server, tool

ROLE = "odoo"  # Odoo refuses to run as the role `postgres`
#: Durability is not wanted of databases that are made anew in a minute.
SETTINGS = """
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
max_parallel_workers_per_gather = 0  # containers give too little of /dev/shm for it
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 256MB
wal_level = minimal
max_wal_senders = 0
jit = off
"""


def ensure() -> Server:
    """Return the private server, made and started if need be; it goes on running afterwards."""
    server = Server(str(_socket_folder()), "5432", ROLE, "")
    if not (POSTGRES / "PG_VERSION").exists():
        with step("private PostgreSQL"):
            _initialise()
    if not _answers(server):
        LOGS.mkdir(parents=True, exist_ok=True)
        log = POSTGRES / "server.log"
        _socket_folder().mkdir(mode=0o777, parents=True, exist_ok=True)
        _own(_socket_folder())
        options = shlex.join(["-k", str(_socket_folder()), "-p", "5432"])  # pg_ctl hands them to a shell
        done = _as_owner(["pg_ctl", "-D", str(POSTGRES), "-l", str(log), "-o", options, "-w", "start"], check=False)
        if done.returncode and not _answers(server):
            tail = log.read_text()[-800:] if log.exists() else done.stderr
            raise Stop(f"The private PostgreSQL did not start:\n{tail}\n`./dev reset` makes it anew.")
    return server


def stop() -> None:
    """Stop the private server; nothing is lost."""
    if (POSTGRES / "PG_VERSION").exists():
        _as_owner(["pg_ctl", "-D", str(POSTGRES), "-m", "fast", "-w", "stop"], check=False)


def _initialise() -> None:
    shutil.rmtree(POSTGRES, ignore_errors=True)
    POSTGRES.mkdir(parents=True)
    POSTGRES.chmod(0o700)
    _own(POSTGRES)
    _open_path(POSTGRES)
    _open_path(Path(tool("initdb")))
    done = _as_owner(
        ["initdb", "-D", str(POSTGRES), "-U", ROLE, "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C.UTF-8"],
        check=False,
    )
    if done.returncode:
        shutil.rmtree(POSTGRES, ignore_errors=True)
        raise Stop(f"The private PostgreSQL could not be made: {done.stderr.strip()[-600:]}")
    with open(POSTGRES / "postgresql.conf", "a") as conf:
        conf.write(SETTINGS)


def _answers(server: Server) -> bool:
    return not subprocess.run([tool("pg_isready"), "-q"], env=os.environ | server.environment()).returncode


def _socket_folder() -> Path:
    # The name of a socket may be 107 bytes long at the most, and PostgreSQL takes a comma for the end of it.
    if len(os.fsencode(POSTGRES / "socket")) < 80 and "," not in str(POSTGRES):
        return POSTGRES / "socket"
    return Path(tempfile.gettempdir()) / ("after-sales-" + hashlib.sha256(str(POSTGRES).encode()).hexdigest()[:12])


def _as_owner(command: list[str], check: bool = True) -> subprocess.CompletedProcess:
    owner = {"user": "nobody", "group": _nobody(), "extra_groups": []} if os.geteuid() == 0 else {}
    # pg_ctl leaves the server with our pipes, so its words go to a file and not to a pipe that would never close.
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run(
            [tool(command[0]), *command[1:]],
            stdout=words,
            stderr=words,
            cwd="/",
            check=check,
            start_new_session=True,
            **owner,
        )
        words.seek(0)
        done.stderr = words.read()
    return done


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", _nobody())


def _nobody() -> int:
    """The group of the user ``nobody``."""
    try:
        return pwd.getpwnam("nobody").pw_gid
    except KeyError as fault:
        raise Stop(
            "Root may not run PostgreSQL and there is no user `nobody` to do so. Call ./dev as another user."
        ) from fault


def _open_path(path: Path) -> None:
    """Let the server's user pass through the folders above ``path`` (pass, not read)."""
    if os.geteuid() != 0:
        return
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXGRP | stat.S_IXOTH)
            say(f"  {folder}: others may now pass through (PostgreSQL runs as nobody, since root may not run it)")
