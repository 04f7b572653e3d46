# Part of after_sales. LGPL-3.
"""Template databases: one with what the addon depends on, one with the addon too. A copy of either takes a second.

A template's name ends in a hash of what it was made from, so a stale one is never used; it is named when complete.
"""

import hashlib
import re
import shutil
from pathlib import Path

from . import addon, database, process
from .console import Stop
from .database import PREFIX
from .locks import exclusive
from .odoo import Odoo
from .paths import ADDON, STATE

#: How many templates of each kind stay: someone who goes back and forth between two branches waits only once for each.
KEPT = 5
LAST_USED = STATE / "templates"


def clone_of_dependencies(odoo: Odoo, name: str) -> str:
    """Make ``name`` a database with the modules that the addon depends on, without the addon."""
    with exclusive("template databases"):
        return database.clone(odoo.server, _dependencies(odoo), name)


def with_addon(odoo: Odoo) -> str:
    """The template with the addon as its files are now; made first if there is none."""
    with exclusive("template databases"):
        return _with_addon(odoo)


def clone_of(odoo: Odoo, template: str, name: str) -> str:
    """Make ``name`` a copy of ``template``, which ``with_addon`` returned."""
    with exclusive("template databases"):
        if not database.exists(odoo.server, template):
            raise Stop("The template database went away while it was in use (`./dev reset`?). Run again.")
        return database.clone(odoo.server, template, name)


def with_modules(odoo: Odoo, template: str, modules: tuple[str, ...]) -> str:
    """``template`` with ``modules`` of Odoo installed beside the addon; made first if there is none."""
    if not modules:
        return template
    with exclusive("template with more modules"):
        name = template.replace("_addon_", "_beside_") if "_addon_" in template else f"{template}_beside"
        if not database.exists(odoo.server, name):
            building = clone_of(odoo, template, database.own_name())
            process.install(odoo, building, "-i", ",".join(modules), what=f"database with {' and '.join(modules)} too")
            database.rename(odoo.server, building, name)
        if "_addon_" in template:
            _used(odoo, name)
        return name


def installation_log(odoo: Odoo) -> Path:
    """What Odoo said when the addon was installed as its files are now; empty if nobody did."""
    log = LAST_USED / _addon_name(odoo, addon.fingerprint())
    log.parent.mkdir(exist_ok=True)
    log.touch()
    return log


def dependencies_key(odoo: Odoo) -> str:
    """Name what the dependencies' template was made from: the modules, and the Odoo they come from."""
    made_from = [
        *sorted(addon.manifest().get("depends", [])),
        str(odoo.home),
        (odoo.home / "odoo/release.py").read_text(),
    ]
    return hashlib.sha256("\n".join(made_from).encode()).hexdigest()[:8]


def _dependencies(odoo: Odoo) -> str:
    name = f"{PREFIX}_deps_{dependencies_key(odoo)}"
    if not database.exists(odoo.server, name):
        modules = ",".join(addon.manifest().get("depends", ["base"]))
        building = database.own_name()
        database.drop(odoo.server, building)
        process.install(odoo, building, "-i", modules, what="database with the addon's dependencies")
        database.rename(odoo.server, building, name)
    _used(odoo, name)
    return name


def _with_addon(odoo: Odoo) -> str:
    made_from = addon.fingerprint()
    name = _addon_name(odoo, made_from)
    if database.exists(odoo.server, name):
        _used(odoo, name)
        return name
    building = database.clone(odoo.server, _dependencies(odoo), database.own_name())
    log = process.install(odoo, building, "-i", ADDON, what="database with the addon")
    if addon.fingerprint() != made_from:
        return building  # files changed meanwhile: good for this run, not worth a lasting name
    database.rename(odoo.server, building, name)
    _used(odoo, name)
    shutil.copy(log, LAST_USED / name)
    return name


def _addon_name(odoo: Odoo, made_from: str) -> str:
    return f"{PREFIX}_addon_{dependencies_key(odoo)}_{made_from}"


def _used(odoo: Odoo, name: str) -> None:
    """Remember that ``name`` is in use, and drop the templates of its kind that have not been for longest."""
    LAST_USED.mkdir(exist_ok=True)
    (LAST_USED / name).touch()
    kind = re.match(rf"{PREFIX}_[a-z]+_", name).group()
    there = {found for found in database.names(odoo.server, rf"{kind}\w+")}
    for stamp in LAST_USED.glob(f"{kind}*"):
        if stamp.name not in there:
            stamp.unlink()
    latest = sorted(there, key=lambda found: _when(found), reverse=True)
    for old in latest[KEPT:]:
        database.drop(odoo.server, old)


def _when(name: str) -> float:
    stamp = LAST_USED / name
    return stamp.stat().st_mtime if stamp.exists() else 0
