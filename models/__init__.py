# Part of after_sales. LGPL-3.
from . import lifecycle, approval, case, capa, allowance, returns, rework, collection, concession, recall, traceability, extensions  # noqa: I001 - areas load in order of dependency
