# Part of after_sales. LGPL-3.
from . import (
    after_sales_concession,
    after_sales_concession_approval,
    after_sales_concession_line,
    after_sales_concession_order,
)
