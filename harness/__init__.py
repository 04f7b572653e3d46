# Part of after_sales. LGPL-3.
"""Bring a real Odoo 19 and a real PostgreSQL to a bare machine, and work with the addon there.

Standard library only: this package runs before anything is installed.
"""
