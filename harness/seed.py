# Part of after_sales. LGPL-3.
"""`./dev seed`: the demo database made anew."""

import argparse

from . import demo, odoo
from .console import rule, say


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser("./dev seed", description="Make the demo database anew and tell its story.").parse_args(
        arguments
    )
    demo.make(odoo.ensure())
    rule("the story is told")
    for line in demo.guide():
        say(f"  {line}")
    say("\nServe it with ./dev run")
    return 0
