# Part of after_sales. LGPL-3.
"""`./dev reset`: drop what the harness made, so that the next command makes it anew."""

import argparse
import shutil

from . import database, odoo, postgres, private_postgres
from .console import Stop, say, step
from .demo import IN_USE
from .locks import alone, exclusive
from .paths import DATA, GUIDE, STATE


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("./dev reset", description="Drop the demo database and the templates.")
    parser.add_argument(
        "--all", action="store_true", help="also remove the private PostgreSQL, Odoo and the Python packages"
    )
    asked = parser.parse_args(arguments)
    with alone(IN_USE) as free:
        if not free:
            raise Stop("The demo database is in use by another ./dev. Stop that one, then run `./dev reset` again.")
        with exclusive("template databases"):
            _everything() if asked.all else _databases()
    return 0


def _databases() -> None:
    server = odoo.ensure().server
    database.drop_leftovers(server)  # not all runs: somebody's tests may be at work on theirs
    for name in database.names(server, rf"{database.PREFIX}_(deps|addon)_\w+|{database.DEMO}"):
        database.drop(server, name)
        say(f"  {name} dropped")
    GUIDE.unlink(missing_ok=True)


def _everything() -> None:
    if postgres.named():
        _databases()
    with exclusive(), step(f"removing what the harness keeps in {STATE}"):
        private_postgres.stop()
        # Lock files stay: another ./dev may be waiting at one of them. So does whatever else a person put there.
        for name in (
            "addons",
            "apt",
            "downloads",
            "import",
            "logs",
            "odoo",
            "postgres",
            "shots",
            "templates",
            "venv",
            DATA.name,
        ):
            folder = STATE / name
            folder.unlink() if folder.is_symlink() else shutil.rmtree(folder, ignore_errors=True)
        for name in ("odoo.conf", GUIDE.name):
            (STATE / name).unlink(missing_ok=True)
