# Part of after_sales. LGPL-3.
"""Hearing the SQL statements that a piece of work sends."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Hears every statement of this thread while it listens; what it makes of one is ``_hear``."""

    @contextmanager
    def listening(self) -> Iterator["Listener"]:
        thread = threading.current_thread()
        before = getattr(thread, "query_hooks", ())
        thread.query_hooks = (*before, self._hear)
        try:
            yield self
        finally:
            thread.query_hooks = before

    def _hear(self, cursor, query, params, start, delay):
        """Hook of Odoo's cursor: one statement was carried out."""
        raise NotImplementedError
