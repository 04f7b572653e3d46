# Part of after_sales. LGPL-3.
"""The screens of early warning, owners and claims on vendors."""

from .screens import OURS, Screen

WARNINGS = (
    Screen("early-warnings", "quinn.quality", f"{OURS}case_alert_action", view="kanban"),
    Screen("early-warning", "quinn.quality", f"{OURS}case_alert_action", table="after_sales_case_alert"),
    Screen("control-charts", "quinn.quality", f"{OURS}case_chart_action"),
    Screen("control-chart", "quinn.quality", f"{OURS}case_chart_series_action"),
    Screen("thresholds", "admin", f"{OURS}case_threshold_action"),
    Screen("case-owners", "admin", f"{OURS}case_owner_action"),
    Screen("vendor-claims", "quinn.quality", f"{OURS}vendor_claim_action"),
)
