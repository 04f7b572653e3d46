# Part of after_sales. LGPL-3.
from . import approval_log, concession
from . import approval_log, portal_return_request, portal_returns
