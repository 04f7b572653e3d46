# Part of after_sales. LGPL-3.
"""The screens of recalls, held goods and special releases."""

from .screens import OURS, Screen

RECALL = f"{OURS}recall_action"
RUNNING = "state = 'approved' AND is_exercise IS NOT TRUE"

RECALLS = (
    Screen("recalls", "quinn.quality", RECALL, view="list"),
    Screen("recalls-kanban", "quinn.quality", RECALL, view="kanban"),
    Screen("recall", "quinn.quality", RECALL, table="after_sales_recall", where=RUNNING),
    *(
        Screen(f"recall-page-{page}", "sam.sales", RECALL, table="after_sales_recall", where=RUNNING, press=(page,))
        for page in ("customers", "deliveries", "stock", "balance")
    ),
    Screen("recall-exercise", "audrey.auditor", RECALL, table="after_sales_recall", where="is_exercise"),
    Screen("recall-customers", "sam.sales", f"{OURS}recall_customer_action"),
    Screen("recall-lines", "quinn.quality", f"{OURS}recall_line_action"),
    Screen("recall-pivot", "quinn.quality", f"{OURS}recall_line_action", view="pivot"),
    Screen("recall-balances", "quinn.quality", f"{OURS}recall_balance_action", view="pivot"),
    Screen("held-goods", "wendy.warehouse", f"{OURS}held_action"),
    Screen("releases", "sam.sales", f"{OURS}release_action", view="list"),
    Screen("release", "gloria.gm", f"{OURS}release_action", table="after_sales_release"),
    Screen(
        "lot-held", "wendy.warehouse", "stock.action_production_lot_form", table="stock_lot",
        where=f"id IN (SELECT lot_id FROM after_sales_recall_item WHERE recall_id IN (SELECT id FROM after_sales_recall WHERE {RUNNING}))",
    ),
)  # fmt: skip
