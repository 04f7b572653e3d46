# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_rework_routing,
    after_sales_rework_step,
    after_sales_rework_operation,
    after_sales_rework_operation_finish,
    after_sales_rework_effect,
)
