# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import (
    after_sales_collection_statement,
    after_sales_collection_statement_due,
    after_sales_collection_statement_listed,
    after_sales_collection_line,
)
