# Part of after_sales. LGPL-3.
"""Screens of traceability: the sales record, the way of a lot, the archive of a product."""

from .screens import OURS, Screen

LOTS, PRODUCTS = "stock.action_production_lot_form", "sale.product_template_action"
A_LOT = "name = 'SEAL-A113'"
A_SEAL = "id IN (SELECT product_tmpl_id FROM product_product WHERE default_code = 'SK1')"
TRACEABILITY = (
    Screen("sales-record", "sam.sales", f"{OURS}sales_record_action", view="list"),
    Screen("sales-record-pivot", "audrey.auditor", f"{OURS}sales_record_action", view="pivot"),
    Screen("trace-a-lot", "sam.sales", f"{OURS}trace_action"),
    Screen("traced-lot", "sam.sales", LOTS, table="stock_lot", where=A_LOT),
    Screen("trace", "sam.sales", LOTS, table="stock_lot", where=A_LOT, press=("action_after_sales_trace",)),
    Screen("product", "sam.sales", PRODUCTS, table="product_template", where=A_SEAL, press=("after_sales_traceability",)),
    Screen(
        "archive", "sam.sales", PRODUCTS, table="product_template", where=A_SEAL,
        press=("action_view_after_sales_archive",),
    ),
)  # fmt: skip
