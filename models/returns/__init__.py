# Part of after_sales. LGPL-3.
from . import (
    after_sales_disposition,
    after_sales_return,
    after_sales_return_approval,
    after_sales_return_certificate,
    after_sales_return_check,
    after_sales_return_credit,
    after_sales_return_effect,
    after_sales_return_line,
    after_sales_return_line_check,
    after_sales_return_line_credit,
    after_sales_return_line_due,
    after_sales_return_line_print,
    after_sales_return_line_receipt,
    after_sales_return_origin,
    after_sales_return_print,
    after_sales_return_receipt,
)
