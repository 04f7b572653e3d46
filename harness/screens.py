# Part of after_sales. LGPL-3.
"""What one picture of `./dev shots` shows."""

from typing import NamedTuple

OURS = "after_sales.after_sales_"


class Screen(NamedTuple):
    """One picture: what to open, and as whom (in the demo, everybody's password is the login)."""

    name: str
    login: str
    action: str = ""  # XML id of a window action, or
    path: str = ""  # a path such as /odoo or /my
    view: str = ""  # list, kanban, form, pivot...: the action's first if empty
    table: str = ""  # open the newest row of this table in the action's form
    where: str = "true"  # which rows of the table, in SQL
    press: tuple[str, ...] = ()  # the names of buttons or pages to press one after the other, in what was opened
