# Part of after_sales. LGPL-3.
"""The private Python environment: Odoo's dependencies and our tools, pinned in requirements.txt."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from . import debian
from .console import Progress, Stop, step
from .paths import DOWNLOADS, PYTHON, REQUIREMENTS, VENV

PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input")
TOLD = 15  # of pip's last lines, when it fails


def ensure() -> Path:
    """Return the Python of the environment, installing what is missing or was pinned anew."""
    stamp = VENV / "requirements.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == _wanted():
        return PYTHON
    if not _has_pip():
        with step(f"virtual environment with Python {sys.version_info[0]}.{sys.version_info[1]}"):
            _create()
    with step("Python packages (about 110 MB the first time)"):
        _install()
    stamp.write_text(_wanted())
    return PYTHON


def _wanted() -> str:
    """Names the pins and the Python they are for: an environment does not outlive an upgrade of its Python."""
    return hashlib.sha256(REQUIREMENTS.read_bytes() + str(PYTHON.resolve()).encode()).hexdigest()


def _install() -> None:
    total = sum(1 for line in REQUIREMENTS.read_text().splitlines() if line and not line.startswith("#"))
    progress, tail = Progress("package", total), []
    command = [*PIP, "install", "--prefer-binary", "--progress-bar=off", "-r", str(REQUIREMENTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        seen = 0
        for line in child.stdout:
            tail = [*tail, line][-TOLD:]
            if line.startswith(("Collecting", "Requirement already")):
                seen += 1
                progress.show(min(seen, total), line.split()[1] if line.startswith("Coll") else "")
    if child.returncode:
        raise Stop(
            f"The Python packages could not be installed:\n{''.join(tail)}"
            "Check the connection to PyPI (`pip config list`), then run again."
        )
    progress.close(f"{total} installed")


def _has_pip() -> bool:
    return PYTHON.exists() and not subprocess.run([*PIP, "--version"], capture_output=True).returncode


def _create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(parents=True, exist_ok=True)
    bare = not importlib.util.find_spec("ensurepip")
    wheel = _pip_wheel() if bare else None
    done = subprocess.run(
        [sys.executable, "-m", "venv", *(["--without-pip"] if bare else []), VENV], capture_output=True, text=True
    )
    if done.returncode:
        raise Stop(f"The virtual environment could not be made: {(done.stderr or done.stdout).strip()[-600:]}")
    if wheel:
        subprocess.run([PYTHON, f"{wheel}/pip", "install", "--quiet", "--no-index", wheel], check=True)


def _pip_wheel() -> Path:
    """pip's wheel out of Debian's package: a bare Debian python3 lacks ensurepip."""
    if not debian.able():
        raise Stop("This Python has no ensurepip: install python3-venv, or call ./dev with another Python.")
    folder = DOWNLOADS / "pip-wheel"
    debian.unpack(debian.download(debian.update(), ("python3-pip-whl",), folder), folder)
    return next(folder.rglob("pip-*.whl"))
