# Part of after_sales. LGPL-3.
"""`./dev shell`: a Python prompt with ``env`` on the demo database. It runs a script that comes as its input."""

import subprocess

from . import demo, odoo
from .database import DEMO
from .locks import shared
from .paths import STATE


def main(arguments: list[str]) -> int:
    ready = odoo.ensure()
    demo.ensure(ready)
    with shared(demo.IN_USE):
        command = ready.command(
            "shell", "-d", DEMO, "--no-http", "--max-cron-threads=0", "--log-level=warn", *arguments
        )
        return subprocess.run(command, env=ready.environment(), cwd=STATE).returncode
