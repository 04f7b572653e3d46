# Part of after_sales. LGPL-3.
from . import (
    test_access,
    test_approval_delegation,
    test_approval_delegation_rights,
    test_approval_exposure,
    test_approval_signing,
    test_approval_table,
    test_control,
    test_conventions,
    test_journey_return,
    test_lifecycle_guard,
    test_returns_concurrency,
    test_returns_eligibility,
    test_returns_propose,
    test_returns_receipt,
    test_returns_refund,
)
