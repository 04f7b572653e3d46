# Part of after_sales. LGPL-3.
"""What is said about collection statements; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "collection_refused": _lt("Collection statements are computed and confirmed by %(groups)s. Ask one of them."),
    "collection_confirmed": _lt("%(statement)s is confirmed, so its figures stay. What came in later counts in a later month."),
    "collection_month_open": _lt("%(statement)s cannot be confirmed before its month is over. Come back when it is, and compute it once more."),
    "collection_nothing_due": _lt("Nothing was due in %(month)s in the books of %(company)s. Choose another month."),
}  # fmt: skip
