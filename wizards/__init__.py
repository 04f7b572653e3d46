# Part of after_sales. LGPL-3.
# ruff: noqa: I001 - a model comes before what is added to it
from . import after_sales_document_override, after_sales_document_refuse, after_sales_return_foresee, after_sales_return_propose, after_sales_return_propose_line
