# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - what is extended comes before what extends it
from . import (
    after_sales_sales_record,
    after_sales_sales_record_query,
    after_sales_product_party,
    after_sales_trace,
    after_sales_trace_goods,
    after_sales_trace_papers,
    after_sales_trace_now,
    after_sales_trace_step,
    after_sales_trace_balance,
    after_sales_trace_balance_print,
    after_sales_trace_sum,
    after_sales_trace_print,
)
