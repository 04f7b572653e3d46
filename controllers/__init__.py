# Part of after_sales. LGPL-3.
from . import (
    approval_log,
    claim_ledger,
    collection,
    concession,
    portal_allowances,
    portal_evidence,
    portal_return_request,
    portal_returns,
)
