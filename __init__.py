# Part of after_sales. LGPL-3.
from . import controllers, models, reports, wizards
from .hooks import post_init_hook, uninstall_hook
