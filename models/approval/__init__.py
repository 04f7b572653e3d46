# Part of after_sales. LGPL-3.
from . import after_sales_approval_role, after_sales_approval_limit, after_sales_approval_step, after_sales_approvable  # noqa: I001
from . import after_sales_approval_delegation, after_sales_approval_delegation_lend  # noqa: I001
from . import after_sales_approval_sealed, after_sales_approval_log, after_sales_approval_chain
