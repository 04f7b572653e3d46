# Part of after_sales. LGPL-3.
"""The screens of complaints that customers report themselves, and of the archive of quality."""

from .screens import OURS, Screen

COMPLAINTS = (
    *(
        Screen(f"cases-{view}", "cora.office", f"{OURS}case_action", view=view)
        for view in ("list", "calendar", "pivot")
    ),
    Screen("case-new", "clara.clerk", path=f"/odoo/action-{OURS}case_action/new"),
    Screen("cases-to-accept", "cora.office", f"{OURS}case_action_to_accept"),
    Screen("cases-statistics", "audrey.auditor", f"{OURS}case_action_statistics"),
    Screen("decisions", "sam.sales", f"{OURS}case_decision_action"),
    Screen("replies", "sam.sales", f"{OURS}case_reply_action"),
    Screen("joint-inspections", "quinn.quality", f"{OURS}case_inspection_action"),
    Screen("memos", "cora.office", f"{OURS}case_memo_action"),
    Screen("punishments", "quinn.quality", f"{OURS}case_punishment_action"),
    Screen("on-site-checks", "quinn.quality", f"{OURS}claim_check_action"),
    Screen("on-site-check", "quinn.quality", f"{OURS}claim_check_action", table="after_sales_claim_check"),
    Screen("reviews", "renata.rep", f"{OURS}post_review_action"),
    Screen("lot", "wendy.warehouse", "stock.action_production_lot_form", table="stock_lot"),
    Screen("cases-archive", "quinn.quality", f"{OURS}case_action_archive"),
    Screen("cases-from-portal", "sam.sales", f"{OURS}case_report_action"),
    Screen(
        "case-from-portal",
        "sam.sales",
        f"{OURS}case_action",
        table="after_sales_case",
        where="id IN (SELECT case_id FROM after_sales_case_report)",
    ),
    Screen(
        "case-reply", "sam.sales", f"{OURS}case_reply_action", table="after_sales_case_reply", where="way = 'portal'"
    ),
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
