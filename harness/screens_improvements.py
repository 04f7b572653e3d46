# Part of after_sales. LGPL-3.
"""The screens of corrective and preventive action."""

from .screens import OURS, Screen

IMPROVEMENTS = (
    Screen("capas", "quinn.quality", f"{OURS}capa_action", view="kanban"),
    Screen("capas-list", "cora.office", f"{OURS}capa_action", view="list"),
    *(
        Screen(
            f"capa-{state}",
            login,
            f"{OURS}capa_action",
            table="after_sales_capa",
            where=f"state = '{state}' AND is_batch IS NOT TRUE",
        )
        for state, login in (("open", "quinn.quality"), ("effective", "renata.rep"))
    ),
    Screen("capa-actions", "max.making", f"{OURS}capa_action_action"),
    Screen(
        "capa-action",
        "max.making",
        f"{OURS}capa_action_action",
        table="after_sales_capa_action",
        where="state = 'open'",
    ),
    Screen("risk-project", "quinn.quality", f"{OURS}risk_project_action", table="after_sales_risk_project"),
    Screen("quality-board", "quinn.quality", f"{OURS}risk_warning_action"),
)
