# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - what documents and lines inherit from comes before them
from . import (
    after_sales_guarded,
    after_sales_document,
    after_sales_document_line,
    after_sales_home_card,
    after_sales_untold,
    after_sales_message,
    after_sales_postable,
    after_sales_creditor,
    after_sales_creditor_held,
    after_sales_creditor_note,
    after_sales_creditor_open,
    after_sales_creditor_collection,
    after_sales_creditor_effect,
    after_sales_creditor_period,
    after_sales_creditor_retry,
    after_sales_creditor_undo,
    after_sales_posting,
    after_sales_breach,
    after_sales_breach_credit,
)
