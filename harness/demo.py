# Part of after_sales. LGPL-3.
"""The demo database: installed once, brought up to date when the addon's files changed, told anew by `./dev seed`."""

from . import addon, database, process, templates
from .console import Stop, say, step
from .database import DEMO
from .locks import alone
from .odoo import Odoo
from .paths import ADDON, GUIDE, LOGS, ROOT, STATE_TAG

STORY = ROOT / "demo" / "story.py"
#: Held together by all who serve or use the demo database, alone by whoever changes its modules.
IN_USE = "demo database"
#: Beside the addon: a payment provider that asks no network, for refunds to the card.
MODULES = f"{ADDON},payment_demo"
TELL = """
import os, pathlib
from odoo.addons.after_sales.demo import story
story.tell(env)
env.cr.commit()
pathlib.Path(os.environ["GUIDE"]).write_text("\\n".join(story.guide(env)) + "\\n")
"""


def ensure(odoo: Odoo) -> None:
    """Have a demo database that fits the addon's files; one that somebody else serves is left as it is."""
    with alone(IN_USE) as free:
        wanted, present = _stamp(odoo), _present(odoo)
        if present == wanted:
            return
        if not free:
            say(
                "  The addon changed, but another ./dev uses the demo database: it stays as it is until that one stops."
            )
        elif present.startswith(f"{STATE_TAG}."):
            _update(odoo, wanted)
        else:
            _make(odoo)


def make(odoo: Odoo) -> None:
    """Make the demo database anew and tell its story."""
    with alone(IN_USE) as free:
        if not free:
            raise Stop("The demo database is in use by another ./dev (run, shell or shots): stop that one, then seed.")
        _make(odoo)


def guide() -> list[str]:
    """Who logs in with which password and what to click first."""
    return GUIDE.read_text().splitlines() if GUIDE.exists() else ["Log in as admin with password admin."]


def _update(odoo: Odoo, wanted: str) -> None:
    try:
        process.install(odoo, DEMO, "-u", ADDON, what="demo database brought up to date")
    except Stop as stop:
        raise Stop(
            f"{stop}\nIf the addon is sound and the old data are not, make the database anew: ./dev seed"
        ) from stop
    database.note(odoo.server, DEMO, wanted)
    say("  Its records are those of before; ./dev seed tells the story anew.")


def _make(odoo: Odoo) -> None:
    wanted = _stamp(odoo)
    with step("demo database: a copy of the dependencies' template"):
        templates.clone_of_dependencies(odoo, DEMO)
    process.install(odoo, DEMO, "-i", MODULES, what="demo database with the addon")
    _tell(odoo)
    # The note comes last: a database without it is not complete and is made anew.
    database.note(odoo.server, DEMO, wanted)


def _tell(odoo: Odoo) -> None:
    GUIDE.unlink(missing_ok=True)
    if not STORY.exists():
        say("  demo/story.py is not there: the database has no demo story.")
        return
    log = LOGS / "demo-story.log"
    with step("demo story"):
        options = ("-d", DEMO, "--no-http", "--max-cron-threads=0", "--log-level=warn")
        failed = process.watch(odoo, "shell", *options, log=log, code=TELL, GUIDE=str(GUIDE))
    if failed:
        words = process.last_error(log)
        raise Stop(
            f"The demo story could not be told:\n{words}\nThe whole log is {log}. Mend it, then run `./dev seed`."
        )


def _stamp(odoo: Odoo) -> str:
    """What the demo database is made from: this state folder, the dependencies, the addon's files."""
    return f"{STATE_TAG}.{templates.dependencies_key(odoo)}.{addon.fingerprint()}"


def _present(odoo: Odoo) -> str:
    """The stamp of the demo database if it can be brought up to date, else nothing."""
    if not database.exists(odoo.server, DEMO):
        return ""
    stamp = database.read_note(odoo.server, DEMO)
    same_odoo = stamp.startswith(f"{STATE_TAG}.{templates.dependencies_key(odoo)}.")
    return stamp if same_odoo else ""
