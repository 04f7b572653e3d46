# Part of after_sales. LGPL-3.
"""The screens of what is serious, late or finished."""

from .screens import OURS, Screen

CASES = f"{OURS}case_action"
NOTICES = (
    Screen("case-serious", "gloria.gm", CASES, table="after_sales_case", where="is_serious AND kind = 'complaint'"),
    Screen("opinions", "susan.service", f"{OURS}case_action_opinions"),
    Screen(
        "opinion", "david.deputy", f"{OURS}case_action_opinions", table="after_sales_case", where="kind = 'opinion'"
    ),
    Screen("notices", "cora.office", f"{OURS}notice_action", view="kanban"),
    Screen("notice", "quinn.quality", f"{OURS}notice_action", table="after_sales_notice"),
    Screen("overdue-steps", "cora.office", f"{OURS}case_step_action_late"),
    Screen("who-holds-it", "cora.office", f"{OURS}ageing_action"),
    Screen("handling-times", "audrey.auditor", f"{OURS}ageing_action_statistics"),
    Screen("told-and-begun", "cora.office", f"{OURS}case_escalation_action"),
    Screen("who-is-told", "admin", f"{OURS}case_audience_action"),
    Screen("home-cora", "cora.office", f"{OURS}home_action"),
)
