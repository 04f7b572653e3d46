# Part of after_sales. LGPL-3.
"""The private Python environment: Odoo's dependencies and our tools, pinned in requirements.txt."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from .console import Stop, say, step
from .paths import DOWNLOADS, PYTHON, REQUIREMENTS, VENV

PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")


def ensure() -> Path:
    """Return the Python of the environment, installing what is missing or was pinned anew."""
    stamp = VENV / "requirements.sha256"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return PYTHON
    if not _has_pip():
        with step(f"virtual environment with Python {sys.version_info[0]}.{sys.version_info[1]}"):
            _create()
    with step("Python packages (about 110 MB the first time)"):
        done = subprocess.run([*PIP, "install", "--quiet", "--prefer-binary", "-r", REQUIREMENTS])
    if done.returncode:
        raise Stop("The Python packages could not be installed. Check the connection to PyPI (`pip config list`), then run again.")
    stamp.write_text(wanted)
    return PYTHON


def _has_pip() -> bool:
    return PYTHON.exists() and not subprocess.run([*PIP, "--version"], capture_output=True).returncode


def _create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(parents=True, exist_ok=True)
    if importlib.util.find_spec("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        return
    # Debian's bare python3 lacks ensurepip; its package of pip's wheel needs no installation.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)
    wheel = _pip_wheel()
    subprocess.run([PYTHON, f"{wheel}/pip", "install", "--quiet", "--no-index", wheel], check=True)


def _pip_wheel() -> Path:
    unpacked = DOWNLOADS / "pip-wheel"
    unpacked.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["apt-get", "download", "python3-pip-whl"], cwd=unpacked, capture_output=True, text=True)
    if done.returncode:
        raise Stop(
            "This Python has no ensurepip and apt could not download python3-pip-whl: "
            "run `apt-get update` (or install python3-venv), then run again."
        )
    for package in unpacked.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, unpacked], check=True)
    return next(unpacked.rglob("pip-*.whl"))
