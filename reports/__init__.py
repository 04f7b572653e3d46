# Part of after_sales. LGPL-3.
# ruff: noqa: I001
from . import (
    after_sales_case_8d,
    after_sales_case_form,
    after_sales_case_record,
    after_sales_return_slip,
    after_sales_return_parcel,
    after_sales_return_certificate,
    after_sales_allowance_certificate,
)
