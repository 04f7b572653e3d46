# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - what the log and its chain inherit from comes before them
from . import (
    after_sales_approvable,
    after_sales_approvable_logging,
    after_sales_approvable_override,
    after_sales_approvable_signing,
    after_sales_approval_sealed,
    after_sales_approval_chain,
    after_sales_approval_claim,
    after_sales_approval_delegation,
    after_sales_approval_delegation_lend,
    after_sales_approval_limit,
    after_sales_approval_log,
    after_sales_approval_policy,
    after_sales_approval_request,
    after_sales_approval_request_audit,
    after_sales_approvable_audit,
    after_sales_approval_request_again,
    after_sales_approval_request_override,
    after_sales_approval_role,
    after_sales_approval_step,
    after_sales_approval_table,
)
