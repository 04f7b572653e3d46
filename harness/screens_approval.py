# Part of after_sales. LGPL-3.
"""The screens of approvals: what waits, who signs for whom, what auditors look at."""

from .screens import OURS, Screen

APPROVALS = (
    Screen("approvals", "gloria.gm", f"{OURS}approval_request_action"),
    Screen("my-substitutes", "gloria.gm", f"{OURS}approval_delegation_action_mine"),
    *(
        Screen(name, "audrey.auditor", OURS + name)
        for name in (
            "approval_log_action",
            "approval_request_action_audit",
            "approval_request_action_near",
            "approval_sample_action",
        )
    ),
    Screen(
        "approval-request",
        "audrey.auditor",
        f"{OURS}approval_request_action_audit",
        table="after_sales_approval_request",
    ),
    *(
        Screen(name, "admin", OURS + name)
        for name in (
            *("approval_table_action", "approval_class_action", "approval_delegation_action", "approval_chain_action"),
            *(
                "approval_simulate_action",
                "approval_backtest_action",
                "cause_action",
                "case_route_action",
                "home_card_action",
            ),
        )
    ),
    Screen("authority-table", "admin", f"{OURS}approval_table_action", table="after_sales_approval_table"),
    Screen("route", "admin", f"{OURS}case_route_action", table="after_sales_case_route"),
    Screen("approval-role", "admin", f"{OURS}approval_role_action", table="after_sales_approval_role"),
)
