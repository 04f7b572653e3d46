# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_capa,
    after_sales_capa_check,
    after_sales_capa_action,
    after_sales_capa_effect,
    after_sales_capa_follow_up,
    after_sales_capa_open,
    after_sales_case_capa,
    after_sales_case_no_capa,
)
