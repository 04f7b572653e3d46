# Part of after_sales. LGPL-3.
"""What the procedures decide, without Odoo: facts in, decisions with reasons out.

Standard library only. No rule reads a clock, a database or a setting; those are facts it is given.
"""
