# Part of after_sales. LGPL-3.
from . import after_sales_sales_record, after_sales_sales_record_query
