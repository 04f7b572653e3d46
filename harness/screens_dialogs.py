# Part of after_sales. LGPL-3.
"""Dialogs, and pages of forms behind the first."""

from .screens import OURS, Screen

ORDERS, RETURNS, CASES = "sale.action_orders", f"{OURS}return_action", f"{OURS}case_action"
ORDER = "client_order_ref = 'PO 4471'"
DIALOGS = (
    Screen("dialog-return", "sam.sales", ORDERS, table="sale_order", where=ORDER, press=("action_after_sales_return",)),
    Screen(
        "dialog-allowance",
        "sam.sales",
        ORDERS,
        table="sale_order",
        where=ORDER,
        press=("action_after_sales_allowance",),
    ),
    Screen(
        "dialog-complaint", "sam.sales", ORDERS, table="sale_order", where=ORDER, press=("action_after_sales_case",)
    ),
    *(
        Screen(f"dialog-{press}", login, RETURNS, table="after_sales_return", where=where, press=(f"action_{press}",))
        for press, login, where in (
            ("refuse", "gloria.gm", "state = 'submitted'"),
            ("undo", "ada.accounts", "state = 'done'"),
            ("foresee", "gloria.gm", "state = 'submitted'"),
        )
    ),
    Screen("dialog-blind", "ada.accounts", f"{OURS}return_blind_action"),
    Screen("dialog-new-return", "sam.sales", f"{OURS}return_propose_action"),
    Screen("dialog-collection", "ada.accounts", f"{OURS}collection_compute_action"),
    *(
        Screen(
            f"case-page-{page}",
            "quinn.quality",
            CASES,
            table="after_sales_case",
            where="state = 'running'",
            press=(page,),
        )
        for page in ("opinions", "determination", "decision", "negotiation", "escalation")
    ),
    *(
        Screen(
            f"return-page-{page}",
            "ada.accounts",
            RETURNS,
            table="after_sales_return",
            where="state = 'done'",
            press=(page,),
        )
        for page in ("inspection", "proof", "approval", "postings", "mails", "dates")
    ),
    *(
        Screen(
            f"capa-page-{page}",
            "renata.rep",
            f"{OURS}capa_action",
            table="after_sales_capa",
            where="state = 'effective'",
            press=(page,),
        )
        for page in ("actions", "effect")
    ),
    *(
        Screen(
            f"risk-page-{page}",
            "quinn.quality",
            f"{OURS}risk_project_action",
            table="after_sales_risk_project",
            press=(page,),
        )
        for page in ("flow", "progress", "milestones", "conclusion")
    ),
)
