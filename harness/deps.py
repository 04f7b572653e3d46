# Part of after_sales. LGPL-3.
"""`./dev deps`: resolve requirements.in anew, for every Python that Odoo 19 knows, and write requirements.txt.

uv does the resolving, because it does so for all Pythons at once: a package whose newest version needs a newer Python
gets two lines with markers. uv itself is fetched for this alone and is not needed to install what it wrote.
"""

import argparse
import os
import subprocess
import tempfile

from . import odoo
from .console import Stop, say, step
from .paths import PYTHON, REQUIREMENTS

OLDEST = "3.10"
HEADER = "# Written by `./dev deps` from requirements.in, for Python 3.10 to 3.13. Not for editing.\n"


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser("./dev deps", description="Raise the pinned Python packages.").parse_args(arguments)
    odoo.ensure_python()
    before = set(REQUIREMENTS.read_text().splitlines())
    with tempfile.TemporaryDirectory() as folder, step("newest versions that fit requirements.in"):
        _run([PYTHON, "-m", "pip", "install", "--quiet", "--target", folder, "uv"])
        pins = _run([f"{folder}/bin/uv", "pip", "compile", "--universal", f"--python-version={OLDEST}", "--no-header",
                     "--no-annotate", "--no-config", *_index(), REQUIREMENTS.with_suffix(".in")])  # fmt: skip
    REQUIREMENTS.write_text(HEADER + pins)
    after = set(REQUIREMENTS.read_text().splitlines())
    for line in sorted(before ^ after, key=str.lower):
        say(f"  {'+' if line in after else '-'} {line}")
    say("requirements.txt is written: run `./dev test`, then commit it." if before != after else "Nothing is newer.")
    return 0


def _index() -> list[str]:
    """Where this machine's pip finds packages, if not at PyPI itself."""
    index = _pip_setting("index-url")
    return [f"--default-index={index}"] if index else []


def _pip_setting(name: str) -> str:
    done = subprocess.run([PYTHON, "-m", "pip", "config", "get", f"global.{name}"], capture_output=True, text=True)
    return os.environ.get("PIP_" + name.upper().replace("-", "_")) or done.stdout.strip()


def _run(command: list) -> str:
    certificates = _pip_setting("cert")
    environment = os.environ | ({"SSL_CERT_FILE": certificates} if certificates else {})
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise Stop(f"The packages could not be resolved: {done.stderr.strip()[-800:]}\nrequirements.txt is as it was.")
    return done.stdout
