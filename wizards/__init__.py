# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_document_override,
    after_sales_document_refuse,
    after_sales_case_remark,
    after_sales_case_find,
    after_sales_case_find_line,
    after_sales_case_step_insert,
    after_sales_evidence_reject,
    after_sales_return_foresee,
    after_sales_return_propose,
    after_sales_return_propose_find,
    after_sales_return_propose_line,
    after_sales_approval_simulate,
    after_sales_approval_simulate_answer,
    after_sales_approval_simulate_step,
    after_sales_approval_backtest,
    after_sales_approval_backtest_line,
    after_sales_approval_backtest_role,
    after_sales_approval_backtest_route,
    after_sales_approval_sample,
)
