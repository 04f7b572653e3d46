# Part of after_sales. LGPL-3.
"""What is said about traces of lots."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "balance_missing": _lt(
        "%(quantity)s of %(lot)s came in and are nowhere. Count the stock, and look for transfers without the number."
    ),
    "balance_surplus": _lt(
        "%(quantity)s of %(lot)s are there and never came in. Look for receipts without the number, and for corrected stock."
    ),
    "balance_came_back": _lt(
        "%(quantity)s of %(lot)s came back more than went out. They were delivered without the number, or by somebody else."
    ),
    "balance_negative": _lt("%(quantity)s of %(lot)s were taken from a place that had none. Count that place."),
    "trace_without_lots": _lt(
        "There is no lot or serial number in it: nothing can be traced. Choose a lot, or a delivery of goods that are numbered."
    ),
    "trace_too_many": _lt("%(count)s lots are too many for one trace. Choose %(most)s at most."),
}
