# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_reason,
    after_sales_cause,
    after_sales_case_route,
    after_sales_case_route_step,
    after_sales_case_counter,
    after_sales_case,
    after_sales_case_accept,
    after_sales_case_progress,
    after_sales_case_investigation,
    after_sales_case_approval,
    after_sales_case_check,
    after_sales_case_round,
    after_sales_case_line,
    after_sales_case_step,
    after_sales_case_step_detour,
    after_sales_case_share,
    after_sales_case_analysis,
    after_sales_case_decision,
    after_sales_case_sample,
)
