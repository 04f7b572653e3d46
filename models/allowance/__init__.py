# Part of after_sales. LGPL-3.
from . import (
    after_sales_evidence,
    after_sales_evidence_access,
    after_sales_evidence_check,
    after_sales_evidence_time,
    after_sales_evidenced,
    after_sales_evidenced_asking,
    after_sales_evidenced_signing,
    after_sales_evidenced_waiting,
)
