# Part of after_sales. LGPL-3.
"""How simultaneous claims on the same goods or the same invoice are made to collide."""

from odoo.tools import SQL


def claim(records):
    """Count one more claim on these records, so that every other transaction that claims them too is refused.

    A lock alone is not enough: under repeatable read a transaction that waited for it would go on with its old view of
    the world. Changing the row makes PostgreSQL refuse the second one, which Odoo then tries again.
    """
    if records:
        table = SQL.identifier(records._table)
        records.env.cr.execute(
            SQL(
                "UPDATE %s SET after_sales_claims = COALESCE(after_sales_claims, 0) + 1"
                " WHERE id IN (SELECT id FROM %s WHERE id IN %s ORDER BY id FOR UPDATE)",
                table,
                table,
                tuple(records.ids),
            )
        )
