# Part of after_sales. LGPL-3.
from . import test_conventions
from . import test_journey_return
from . import test_returns_receipt
from . import test_returns_refund
