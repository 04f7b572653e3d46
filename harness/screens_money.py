# Part of after_sales. LGPL-3.
"""The screens of allowances, rebates, collection rates and of what is kept and returned."""

from .screens import OURS, Screen

MONEY = (
    *(
        Screen(name, "ada.accounts", OURS + name)
        for name in (
            "allowance_analysis_action",
            "allowance_payable_action",
            "open_credit_action",
            "balance_action",
            "breach_action",
        )
    ),
    Screen("rebate-agreements", "mira.manager", f"{OURS}rebate_agreement_action"),
    Screen("rebate-agreement", "gloria.gm", f"{OURS}rebate_agreement_action", table="after_sales_rebate_agreement"),
    Screen("rebates", "ada.accounts", f"{OURS}rebate_run_action"),
    Screen("rebate", "ada.accounts", f"{OURS}rebate_run_action", table="after_sales_rebate_run"),
    Screen("collection-rates", "ada.accounts", f"{OURS}collection_statement_action"),
    Screen(
        "collection-rate",
        "ada.accounts",
        f"{OURS}collection_statement_action",
        table="after_sales_collection_statement",
    ),
    Screen("goods-around", "audrey.auditor", f"{OURS}bypass_goods_action"),
    Screen("unexpected-goods", "wendy.warehouse", f"{OURS}return_discrepancy_action"),
)
