# Part of after_sales. LGPL-3.
"""The screens of complaints that customers report themselves, and of the archive of quality."""

from .screens import OURS, Screen

COMPLAINTS = (
    Screen("cases-archive", "quinn.quality", f"{OURS}case_action_archive"),
    Screen("cases-from-portal", "sam.sales", f"{OURS}case_report_action"),
    Screen(
        "case-from-portal",
        "sam.sales",
        f"{OURS}case_action",
        table="after_sales_case",
        where="id IN (SELECT case_id FROM after_sales_case_report)",
    ),
    Screen("case-reply", "sam.sales", f"{OURS}case_reply_action", table="after_sales_case_reply", where="way = 'portal'"),
    Screen("portal-complaints", "rosa", path="/my/complaints"),
    Screen("portal-complaint", "rosa", path="/my/complaints", table="after_sales_case_report"),
    Screen("portal-complaint-orders", "rosa", path="/my/complaints/new"),
    Screen(
        "portal-complaint-form",
        "rosa",
        path="/my/complaints/new?order={id}",  # the row's number
        table="sale_order",
        where="client_order_ref = 'Rosa''s boiler'",
    ),
    Screen(
        "portal-reply", "rosa", path="/my/complaints/replies", table="after_sales_case_reply", where="way = 'portal'"
    ),
)
