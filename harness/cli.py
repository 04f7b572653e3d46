# Part of after_sales. LGPL-3.
"""The verbs of `./dev`, each a module with ``main(arguments)``."""

import importlib
import os
import signal
import sys

from . import process
from .console import Stop, say

#: verb -> (module, what it does in one line)
VERBS = {
    "run": ("run", "serve the demo story: ./dev run [--port N]"),
    "test": ("testing", "run tests: all of them, or ./dev test [area|Class|rules|addon|core] [-k WORD]"),
    "rules": ("rules", "run the tests of rules/ alone: no Odoo, a few seconds"),
    "shell": ("shell", "open a Python prompt with env on the demo database"),
    "seed": ("seed", "make the demo database anew"),
    "lint": ("lint", "check style, budgets and conventions: ./dev lint [--fix]"),
    "bench": ("bench", "measure: ./dev bench [name] (N=200 by default)"),
    "shots": ("shots", "take pictures of the main screens: ./dev shots [name]"),
    "docs": ("docs", "redraw docs/lifecycle.md, recount docs/requirements.md: ./dev docs [--check]"),
    "i18n": ("i18n", "export the terms to translate, merge them into i18n/*.po, list what is missing"),
    "reset": ("reset", "drop databases: ./dev reset [--all] (all: the private server and Odoo too)"),
    "doctor": ("doctor", "tell what is missing, and how to get it"),
    "deps": ("deps", "raise the pinned Python packages"),
}


def main(arguments: list[str]) -> int:
    """Do what the first word says; faults of a person end in one sentence, not in a traceback."""
    signal.signal(signal.SIGTERM, _like_ctrl_c)
    os.umask(0o022)  # root's private PostgreSQL runs as nobody, who must be able to read its programs
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if verb in ("help", "-h", "--help"):
        return _help()
    if verb not in VERBS:
        print(f"./dev does not know {verb!r}. It knows: {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    try:
        return importlib.import_module(f".{VERBS[verb][0]}", __package__).main(rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on where it was.")
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        process.end_all()


def _help() -> int:
    say("usage: ./dev VERB [arguments]\n")
    for verb, (_, help_line) in VERBS.items():
        say(f"  {verb:8}{help_line}")
    return 0


def _like_ctrl_c(*_) -> None:
    raise KeyboardInterrupt
