# Part of after_sales. LGPL-3.
"""Odoo 19 Community: from Debian's own archive into our folder, or the copy that ODOO_HOME names.

Debian carries all of Odoo 19 as package ``odoo-19`` in its newer suites. apt downloads it with lists of our own,
so nothing of the system changes and signatures are checked with the machine's keyring; ``dpkg -x`` unpacks it.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from .console import Progress, Stop, say, step
from .paths import DOWNLOADS, ODOO, STATE

NEWER_SUITES = ("sid", "forky")
#: What the package links to outside of itself. Without jquery every page answers 500.
LINKED = (
    "libjs-jquery", "libjs-jquery-form", "libjs-underscore", "fonts-dejavu-core", "fonts-glyphicons-halflings",
    "fonts-inconsolata", "fonts-montserrat", "fonts-ocr-b", "fonts-roboto-unhinted",
)  # fmt: skip
#: The newer Font Awesome lacks the file names that Odoo links to.
LINKED_STABLE = ("fonts-font-awesome",)
REMEDY = "Name an Odoo 19 of your own with ODOO_HOME=/path/to/odoo (the folder that holds odoo-bin or the package odoo)."


def ensure() -> Path:
    """Return the folder to put on PYTHONPATH so that ``python -m odoo`` is Odoo 19."""
    own = os.environ.get("ODOO_HOME")
    if own:
        return _checked(Path(own).expanduser().resolve())
    unpacked = ODOO / "usr/lib/python3/dist-packages"
    if not (ODOO / ".complete").exists():
        _fetch()
        _checked(unpacked)
        _mend(unpacked)
        (ODOO / ".complete").touch()
    return unpacked


def addons_path(home: Path) -> list[Path]:
    """The folders of addons of that Odoo; a checkout of its sources has a second one beside the package."""
    return [folder for folder in (home / "addons", home / "odoo/addons") if folder.is_dir()]


def _checked(home: Path) -> Path:
    release = home / "odoo/release.py"
    if not release.exists():
        raise Stop(f"There is no odoo/release.py in {home}. {REMEDY}")
    version = re.search(r"version_info = \((\d+), *(\d+)", release.read_text())
    if not version or version.group(1) != "19":
        raise Stop(f"{home} holds another version than Odoo 19. {REMEDY}")
    return home


def _fetch() -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Stop(f"Odoo is downloaded with apt-get and dpkg, which this machine lacks. {REMEDY}")
    apt = STATE / "apt"
    newer = _apt_options(apt / "newer", NEWER_SUITES)
    stable = _apt_options(apt / "stable", ())
    with step("package lists of Debian (a private copy, about 20 MB)"):
        for options in (newer, stable):
            _run(["apt-get", *options, "update"], "Debian's package lists could not be read")
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    with step("Odoo 19 (122 MB) and the fonts and scripts it links to"):
        _download(newer, ("odoo-19", *LINKED))
        _download(stable, LINKED_STABLE)
    with step("unpacking Odoo 19 (1.1 GB)"):
        shutil.rmtree(ODOO, ignore_errors=True)
        packages = sorted((DOWNLOADS / "odoo").glob("*.deb"))
        progress = Progress("package", len(packages))
        for count, package in enumerate(packages, 1):
            progress.show(count)
            subprocess.run(["dpkg", "-x", package, ODOO], check=True)
        progress.close(f"{len(packages)} unpacked")


def _apt_options(folder: Path, suites: tuple[str, ...]) -> list[str]:
    """apt settings that keep lists and cache in ``folder`` and know only ``suites`` (none: the machine's own)."""
    for part in ("lists/partial", "cache/archives/partial", "parts"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    options = {
        "Dir::State::Lists": folder / "lists",
        "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache",
        "APT::Sandbox::User": "root" if os.geteuid() == 0 else "",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
    if suites:
        uri, signed_by = _debian_mirror()
        signed = f" [signed-by={signed_by}]" if signed_by else ""
        (folder / "sources.list").write_text("".join(f"deb{signed} {uri} {suite} main\n" for suite in suites))
        options |= {"Dir::Etc::SourceList": folder / "sources.list", "Dir::Etc::SourceParts": folder / "parts"}
    return [part for name, value in options.items() for part in ("-o", f"{name}={value}")]


def _debian_mirror() -> tuple[str, str]:
    """The mirror and the keyring that this machine's own apt configuration names for Debian."""
    sources = Path("/etc/apt")
    for file in sorted(sources.glob("sources.list.d/*.sources")):
        for stanza in re.split(r"\n\s*\n", file.read_text()):
            fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*)$", stanza, re.M))
            if _is_debian(fields.get("URIs", "")) and "main" in fields.get("Components", ""):
                return fields["URIs"].split()[0], fields.get("Signed-By", "")
    for file in [sources / "sources.list", *sorted(sources.glob("sources.list.d/*.list"))]:
        for line in file.read_text().splitlines() if file.exists() else ():
            found = re.match(r"deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+\S+\s+.*\bmain\b", line)
            if found and _is_debian(found.group(2)):
                signed = re.search(r"signed-by=(\S+)", found.group(1) or "")
                return found.group(2), signed.group(1) if signed else ""
    raise Stop(f"No mirror of Debian was found in /etc/apt, so Odoo 19 cannot be downloaded. {REMEDY}")


def _is_debian(uri: str) -> bool:
    return uri.split("?")[0].rstrip("/").endswith("/debian") if uri else False


def _download(options: list[str], names: tuple[str, ...]) -> None:
    folder = DOWNLOADS / "odoo"
    folder.mkdir(exist_ok=True)
    # apt keeps what is complete and continues what is not, so an interrupted download goes on where it stopped.
    _run(["apt-get", *options, "download", *names], f"{', '.join(names)} could not be downloaded", cwd=folder)


def _run(command: list, problem: str, cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{problem}: {(done.stderr or done.stdout).strip()[-600:]}\nRun again to continue, or: {REMEDY}")


def _mend(home: Path) -> None:
    """Supply the one script that Debian leaves out; its absence is a console error on every page."""
    missing = home / "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
    if not missing.exists():
        missing.parent.mkdir(parents=True, exist_ok=True)
        missing.write_text("/* not part of Debian's build: background blur in calls is unavailable */\n")
    # Debian's packages link to each other by absolute path; here those paths lie below our folder.
    mended = 0
    for link in ODOO.rglob("*"):
        if link.is_symlink() and not link.exists():
            target = ODOO / os.readlink(link).lstrip("/")
            if os.path.isabs(os.readlink(link)) and target.exists():
                link.unlink()
                link.symlink_to(target)
                mended += 1
    say(f"  {mended} links mended")
