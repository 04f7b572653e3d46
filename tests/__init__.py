# Part of after_sales. LGPL-3.
from . import test_journey_return
