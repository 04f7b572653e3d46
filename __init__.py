# Part of after_sales. LGPL-3.
from . import models, wizards
from .hooks import post_init_hook
