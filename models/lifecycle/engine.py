# Part of after_sales. LGPL-3.
"""The mark that tells the life-cycle engine's own writes from everybody else's."""

from odoo.tools.misc import clean_context

#: It lives in this process only, so no caller over RPC can put it into a context.
_ENGINE = object()


def undefaulted(records):
    """Return ``records`` without the defaults of the caller's context: what the engine makes has none but its own."""
    return records.with_context(clean_context(records.env.context))  # pylint: disable=context-overridden


def unlocked(records):
    """Return ``records`` for a write of the engine; hand them to nothing but ``write`` and ``create``."""
    return records.with_context(after_sales_engine=_ENGINE)


def is_unlocked(records) -> bool:
    """Say whether the engine itself is writing."""
    return records.env.context.get("after_sales_engine") is _ENGINE
