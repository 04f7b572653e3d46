# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_evidence,
    after_sales_evidence_access,
    after_sales_evidence_check,
    after_sales_evidence_time,
    after_sales_evidenced,
    after_sales_evidenced_asking,
    after_sales_evidenced_signing,
    after_sales_evidenced_waiting,
    after_sales_allowance,
    after_sales_allowance_line,
    after_sales_allowance_line_check,
    after_sales_allowance_line_credit,
    after_sales_allowance_approval,
    after_sales_allowance_case,
    after_sales_allowance_check,
    after_sales_allowance_credit,
    after_sales_allowance_entry,
    after_sales_allowance_payable,
    after_sales_reason_accounts,
)
