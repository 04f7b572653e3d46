# Part of after_sales. LGPL-3.
"""Odoo 19 Community: from Debian's own archive into our folder, or the copy that ODOO_HOME names.

Debian carries all of Odoo 19 as package ``odoo-19`` in its newer suites; it is unpacked, not installed.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

from . import debian
from .console import Stop, say, step
from .paths import DOWNLOADS, ODOO, STATE

NEWER_SUITES = ("sid", "forky")
#: What the package links to outside of itself. Without jquery every page answers 500.
LINKED = (
    "libjs-jquery", "libjs-jquery-form", "libjs-underscore", "fonts-dejavu-core", "fonts-glyphicons-halflings",
    "fonts-inconsolata", "fonts-montserrat", "fonts-ocr-b", "fonts-roboto-unhinted",
)  # fmt: skip
#: The newer Font Awesome lacks the file names that Odoo links to; version 4 is in Debian 12.
LINKED_OLDER = ("fonts-font-awesome",)
OLDER_SUITES = ("bookworm",)
REMEDY = (
    "Name an Odoo 19 of your own with ODOO_HOME=/path/to/odoo (the folder that holds odoo-bin or the package odoo)."
)


def ensure() -> Path:
    """Return the folder that holds the package ``odoo`` of Odoo 19."""
    own = os.environ.get("ODOO_HOME")
    if own:
        return checked(Path(own).expanduser().resolve())
    unpacked = ODOO / "usr/lib/python3/dist-packages"
    if not (ODOO / ".complete").exists():
        _fetch()
        checked(unpacked)
        _mend(unpacked)
        (ODOO / ".complete").touch()
    return unpacked


def checked(home: Path) -> Path:
    """Return ``home`` if it holds Odoo 19, else stop."""
    release = home / "odoo/release.py"
    if not release.exists():
        raise Stop(f"There is no odoo/release.py in {home}. {REMEDY}")
    version = re.search(r"version_info = \((\d+), *(\d+)", release.read_text())
    if not version or version.group(1) != "19":
        raise Stop(f"{home} holds another version than Odoo 19. {REMEDY}")
    return home


def addons_path(home: Path) -> list[Path]:
    """The folders of addons of that Odoo; a checkout of its sources has a second one beside the package."""
    return [folder for folder in (home / "addons", home / "odoo/addons") if folder.is_dir()]


def import_folder(home: Path) -> Path:
    """The folder to put on PYTHONPATH: it holds ``odoo`` alone, beside it may lie the system's packages."""
    folder = STATE / "import" / hashlib.sha256(str(home).encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "odoo").is_symlink():
        (folder / "odoo").symlink_to(home / "odoo")
    return folder


def _fetch() -> None:
    if not debian.able():
        raise Stop(f"Odoo is downloaded with apt-get and dpkg, which this machine lacks. {REMEDY}")
    with step("package lists of Debian (a private copy, about 20 MB)"):
        newer, older = debian.update(NEWER_SUITES), debian.update(OLDER_SUITES)
    with step("Odoo 19 and the fonts and scripts it links to"):
        packages = debian.download(newer, ("odoo-19", *LINKED), DOWNLOADS / "odoo")
        packages += debian.download(older, LINKED_OLDER, DOWNLOADS / "odoo")
    with step("unpacking Odoo 19 (1.1 GB)"):
        shutil.rmtree(ODOO, ignore_errors=True)
        debian.unpack(packages, ODOO)


def _mend(home: Path) -> None:
    """Supply the one script that Debian leaves out, and let links between packages lead to our copies."""
    missing = home / "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
    if not missing.exists():  # its absence is a console error on every page
        missing.parent.mkdir(parents=True, exist_ok=True)
        missing.write_text("/* not part of Debian's build: background blur in calls is unavailable */\n")
    mended = 0
    for link in ODOO.rglob("*"):
        if link.is_symlink() and os.path.isabs(os.readlink(link)):
            target = ODOO / os.readlink(link).lstrip("/")
            if target.exists():
                link.unlink()
                link.symlink_to(os.path.relpath(target, link.parent))
                mended += 1
    say(f"  {mended} links mended")
