# Part of after_sales. LGPL-3.
from . import (
    account_move,
    account_move_line,
    res_company,
    res_config_settings,
    res_partner,
    sale_order,
    sale_order_line,
    stock_move,
    stock_picking,
    stock_warehouse,
)
