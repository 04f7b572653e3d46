# Part of after_sales. LGPL-3.
"""Where the harness keeps things: all of it below one folder that git ignores."""

import hashlib
import os
import socket
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDON = "after_sales"

#: Several checkouts may share one state folder by naming it in AFTER_SALES_STATE.
STATE = Path(os.environ.get("AFTER_SALES_STATE") or ROOT / ".dev").resolve()

VENV = STATE / "venv"
PYTHON = VENV / "bin" / "python"
ODOO = STATE / "odoo"
POSTGRES = STATE / "postgres"
DOWNLOADS = STATE / "downloads"
LOGS = STATE / "logs"
DATA = STATE / "data"  # Odoo's filestores and sessions
SHOTS = STATE / "shots"
GUIDE = STATE / "guide.txt"  # who logs in with which password, written by `./dev seed`
# One folder of links per checkout, so that checkouts which share a state do not serve each other's code.
ADDONS = STATE / "addons" / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
REQUIREMENTS = ROOT / "harness" / "requirements.txt"

_SERVER = os.environ.get("DATABASE_URL") or ":".join(os.environ.get(name, "") for name in ("PGHOST", "PGPORT"))
#: Part of every database's name: filestores lie below STATE, so each state and each server has databases of its own.
STATE_TAG = hashlib.sha256(f"{socket.gethostname()}:{STATE}:{_SERVER}".encode()).hexdigest()[:6]
