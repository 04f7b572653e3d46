# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

from ...rules.case_number import case_number, period


class AfterSalesCaseCounter(models.Model):
    """How many cases a company accepted in a month: the source of their numbers, without gap or double (R4.04, R4.05).

    Counting is one statement on one row: of two who count at once the second waits and is then refused by PostgreSQL,
    and Odoo tries again. What is rolled back was never counted.
    """

    _name = "after_sales.case.counter"
    _description = "Counter of Complaint Cases"
    _log_access = False

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    period = fields.Char(required=True, readonly=True, help="Year and month, two digits each.")
    last = fields.Integer(required=True, readonly=True)

    _once = models.UniqueIndex("(company_id, period)")

    def _next_number(self, company, day) -> str:
        """The next number of the month of ``day``, taken for good when the transaction commits."""
        self.env.cr.execute(
            SQL(
                "INSERT INTO %(table)s AS counter (company_id, period, last) VALUES (%(company)s, %(period)s, 1)"
                " ON CONFLICT (company_id, period) DO UPDATE SET last = counter.last + 1 RETURNING last",
                table=SQL.identifier(self._table),
                company=company.id,
                period=period(day),
            )
        )
        self.invalidate_model(["last"])
        return case_number(day, self.env.cr.fetchone()[0])
