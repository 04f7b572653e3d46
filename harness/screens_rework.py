# Part of after_sales. LGPL-3.
"""The screens of rework, and of owners."""

from .screens import OURS, Screen

REWORK = (
    Screen("rework-routings", "petra.process", f"{OURS}rework_routing_action"),
    Screen(
        "rework-routing", "petra.process", f"{OURS}rework_routing_action", table="after_sales_rework_routing",
        where="id IN (SELECT routing_id FROM after_sales_rework_operation)",
    ),
    Screen("rework-orders", "petra.process", f"{OURS}rework_action"),
    Screen(
        "rework-order", "petra.process", f"{OURS}rework_action", table="repair_order",
        where="after_sales_routing_id IS NOT NULL",
    ),
    Screen("rework-to-do", "max.making", f"{OURS}rework_operation_action"),
    Screen(
        "rework-operation", "max.making", f"{OURS}rework_operation_action", table="after_sales_rework_operation",
        where="is_next",
    ),
    Screen("rework-effect", "petra.process", f"{OURS}rework_effect_action", view="pivot"),
    Screen("rework-effect-list", "petra.process", f"{OURS}rework_effect_action", view="list"),
    Screen(
        "repair-order-rework", "wendy.warehouse", "repair.action_repair_order_tree", table="repair_order",
        where="after_sales_routing_id IS NOT NULL",
    ),
    Screen("owners", "clara.clerk", f"{OURS}ownership_action", view="list"),
    Screen("owner", "clara.clerk", f"{OURS}ownership_action", table="after_sales_ownership"),
    Screen(
        "lot-owner", "wendy.warehouse", "stock.action_production_lot_form", table="stock_lot",
        where="id IN (SELECT lot_id FROM after_sales_ownership)",
    ),
)  # fmt: skip
