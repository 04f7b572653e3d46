# Part of after_sales. LGPL-3.
"""The same examples in every run: a red test stays red until it is mended, and leaves nothing on the disk."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")
