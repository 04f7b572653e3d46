# Part of after_sales. LGPL-3.
from . import (
    approval_log,
    case_register,
    claim_ledger,
    collection,
    concession,
    portal_allowances,
    portal_complaint_request,
    portal_complaints,
    portal_evidence,
    portal_recalls,
    portal_replies,
    portal_return_request,
    portal_returns,
    recall,
    sales_record,
    trace,
)
