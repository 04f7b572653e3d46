# Part of after_sales. LGPL-3.
from . import after_sales_document_refuse, after_sales_return_propose, after_sales_return_propose_line
