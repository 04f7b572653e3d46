# Part of after_sales. LGPL-3.
"""One prepared Odoo: configuration, environment and ways to call it."""

import os
from pathlib import Path
from typing import NamedTuple

from . import addon, fetch_odoo, postgres, private_postgres, python_env
from .console import Stop
from .locks import exclusive
from .paths import ADDON, ADDONS, DATA, LOGS, PYTHON, ROOT, STATE


class Odoo(NamedTuple):
    """A ready Odoo: where it is, which server it uses."""

    home: Path
    server: postgres.Server

    def command(self, *arguments: str) -> list[str]:
        """The command line for ``arguments``; the first may be ``shell``."""
        paths = [*fetch_odoo.addons_path(self.home), ADDONS]
        options = {
            "addons-path": ",".join(map(str, paths)), "data-dir": DATA, "db_host": self.server.host,
            "db_port": self.server.port, "db_user": self.server.user, "db_password": self.server.password,
            "http-interface": "127.0.0.1",
        }  # fmt: skip
        known = [f"--{name}={value}" for name, value in options.items() if str(value)]
        verb, rest = (arguments[:1], arguments[1:]) if arguments[:1] == ("shell",) else ((), arguments)
        return [str(PYTHON), "-m", "odoo", *verb, *known, *rest]

    def environment(self) -> dict[str, str]:
        """The environment for ``command``: ours, and nothing of another Odoo that the person may have."""
        # ODOO_RC at an empty file: a configuration of the person's own Odoo must not leak in.
        rc = STATE / "odoo.conf"
        rc.touch()
        return os.environ | self.server.environment() | {
            "PYTHONPATH": str(fetch_odoo.import_folder(self.home)), "ODOO_RC": str(rc),
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
        }  # fmt: skip


def ensure() -> Odoo:
    """Bring everything that Odoo needs; what is there already is left alone."""
    if "," in str(STATE):
        raise Stop(f"Odoo cannot read a path with a comma ({STATE}). Name another with AFTER_SALES_STATE=/path.")
    addon.manifest()
    with exclusive():
        for folder in (STATE, DATA, LOGS):
            folder.mkdir(parents=True, exist_ok=True)
        python_env.ensure()
        home = fetch_odoo.ensure()
        server = postgres.checked() if postgres.named() else private_postgres.ensure()
        _link_addon()
    return Odoo(home, server)


def ensure_python() -> None:
    """Bring only the Python environment and the folder of links: enough for checks that start no Odoo."""
    with exclusive():
        LOGS.mkdir(parents=True, exist_ok=True)
        python_env.ensure()
        _link_addon()


def _link_addon() -> None:
    """Make a folder that Odoo may walk without meeting our state folder, and so itself, in it."""
    folder = ADDONS / ADDON
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {entry.name for entry in addon.entries()}
    for link in folder.iterdir():
        if link.name not in wanted or not link.exists():
            link.unlink()
    for name in wanted:
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
