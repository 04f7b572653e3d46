# Part of after_sales. LGPL-3.
"""Packages of Debian, downloaded and unpacked into our own folders: nothing of the system changes, no rights needed.

apt keeps lists and cache of our own below the state folder and checks signatures with the machine's keyring.
"""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

from .console import Progress, Stop
from .paths import STATE

MIRROR = "AFTER_SALES_DEBIAN_MIRROR"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def able() -> bool:
    return bool(shutil.which("apt-get") and shutil.which("dpkg"))


def update(suites: tuple[str, ...] = ()) -> list[str]:
    """Read the package lists of ``suites`` (none: the machine's own) and return the options for ``download``."""
    options = _options(STATE / "apt" / ("-".join(suites) or "own"), suites)
    _run(["apt-get", *options, "update"], "Debian's package lists could not be read")
    return options


def download(options: list[str], names: tuple[str, ...], folder: Path) -> list[Path]:
    """Download packages into ``folder``; what is complete there stays, so an interrupted download goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = _run(
        ["apt-get", *options, "download", "--print-uris", *names], f"{', '.join(names)} were not found", folder
    )
    # apt lists only what is not here yet
    sizes = {name: int(size) for name, size in re.findall(r"^'\S+' (\S+) (\d+) ", listed, re.M)}
    progress = Progress("download", round(sum(sizes.values()) / 1e6), "MB")
    command = ["apt-get", *options, "-qq", "download", *names]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as child:
        while child.poll() is None:
            progress.show(round(sum(_size(folder / name) for name in sizes) / 1e6))
            time.sleep(0.1)
        words = child.stderr.read()
    if child.returncode:
        raise Stop(f"{', '.join(names)} could not be downloaded: {words.strip()[-600:]}\nRun again to go on.")
    progress.close(f"{progress.total} MB")
    return [_newest(folder, name) for name in names]


def unpack(packages: list[Path], folder: Path) -> None:
    """Unpack ``packages`` into ``folder`` without installing them."""
    progress = Progress("package", len(packages))
    for count, package in enumerate(packages, 1):
        progress.show(count)
        _run(["dpkg", "-x", str(package), str(folder)], f"{package.name} could not be unpacked")
    progress.close(f"{len(packages)} unpacked")


def _options(folder: Path, suites: tuple[str, ...]) -> list[str]:
    """apt's settings for lists and cache in ``folder``; with ``suites``, those are all it knows."""
    for part in ("lists/partial", "cache/archives/partial", "parts"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    options = {
        "Dir::State::Lists": folder / "lists",
        "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache",
        # Root's apt downloads as user _apt, who may not enter a folder that only root may.
        "APT::Sandbox::User": "root" if os.geteuid() == 0 else "",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
    if suites:
        uri, signed_by = _mirror()
        signed = f" [signed-by={signed_by}]" if signed_by else ""
        (folder / "sources.list").write_text("".join(f"deb{signed} {uri} {suite} main\n" for suite in suites))
        options |= {"Dir::Etc::SourceList": folder / "sources.list", "Dir::Etc::SourceParts": folder / "parts"}
    return [part for name, value in options.items() for part in ("-o", f"{name}={value}")]


def _mirror() -> tuple[str, str]:
    """The mirror and keyring for Debian that the person or the machine's own apt configuration names."""
    if os.environ.get(MIRROR):
        return os.environ[MIRROR], KEYRING if Path(KEYRING).exists() else ""
    for uri, signed_by in (*_deb822(), *_one_line()):
        if uri.split("?")[0].rstrip("/").endswith("/debian"):
            return uri, signed_by
    raise Stop(
        f"No mirror of Debian was found in /etc/apt. Name one with {MIRROR}=URL (and install debian-archive-keyring), "
        "or name an Odoo 19 of your own with ODOO_HOME=/path/to/odoo."
    )


def _deb822() -> list[tuple[str, str]]:
    """(URI, keyring) of each stanza of sources.list.d/*.sources that offers `main`."""
    found = []
    for file in sorted(Path("/etc/apt/sources.list.d").glob("*.sources")):
        for stanza in re.split(r"\n\s*\n", file.read_text()):
            fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*)$", stanza, re.M))
            if fields.get("URIs") and "main" in fields.get("Components", ""):
                found.append((fields["URIs"].split()[0], fields.get("Signed-By", "")))
    return found


def _one_line() -> list[tuple[str, str]]:
    """(URI, keyring) of each `deb` line of the older format that offers `main`."""
    found = []
    for file in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*.list"))]:
        text = file.read_text() if file.exists() else ""
        for options, uri in re.findall(r"^deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+\S+\s+.*\bmain\b", text, re.M):
            signed = re.search(r"signed-by=(\S+)", options)
            found.append((uri, signed.group(1) if signed else ""))
    return found


def _newest(folder: Path, name: str) -> Path:
    found = sorted(folder.glob(f"{name}_*.deb"), key=lambda file: file.stat().st_mtime)
    if not found:
        raise Stop(f"apt-get downloaded no {name} into {folder}. Run again to go on.")
    return found[-1]


def _size(file: Path) -> int:
    """How much of ``file`` is here; apt may be renaming it just now."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _run(command: list[str], problem: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{problem}: {(done.stderr or done.stdout).strip()[-600:]}\nRun again to go on.")
    return done.stdout
