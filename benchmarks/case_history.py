# Part of after_sales. LGPL-3.
"""Thousands of complaint cases in seconds: a few are made as people make them, the database copies their rows.

Every column of a copy is what the product itself would store; customers, goods, faults and days differ.
"""

from common import World

from odoo.fields import Command
from odoo.tools import SQL

#: Tables of a case -> the column that leads to it; what hangs on lines and steps is copied with the case.
TABLES = {
    "after_sales_case": "id",
    "after_sales_case_line": "case_id",
    "after_sales_case_step": "case_id",
    "after_sales_case_share": "case_id",
    "after_sales_case_decision": "case_id",
}
#: Columns that name another row of these tables, and move with it.
MOVING = {"id", "case_id", "line_id"}
#: Of twenty cases one is a draft, one is reported, two are on their way; the others are closed.
DONE = 16
DAYS = 1095


class History:
    """Twenty cases to copy, and what their copies differ in."""

    def __init__(self, world: World, customers, products):
        self.env, self.world = world.env, world
        self.customers, self.products = customers, products
        self.faults = self.env["after_sales.reason"].search([])
        self.models = self._models()
        self.copies = 0

    def grow(self, count: int) -> None:
        """Make it ``count`` cases in all, the first twenty included."""
        more = count // len(self.models) - 1 - self.copies
        if more > 0:
            self.env.flush_all()
            for table in TABLES:
                self._copy(table, more)
            self.copies += more
            self._vary()
            self.env.cr.execute(SQL("ANALYZE"))
        self.env.cr.commit()
        self.env.invalidate_all()

    def _models(self):
        cases = self.env["after_sales.case"].create([self._prepare_vals(number) for number in range(20)])
        reported = cases[1:]
        reported.action_report()
        accepted = cases[2:]
        accepted.with_env(self.world.env_of("coordinator")).action_accept()
        self._close(cases[-DONE:])
        return cases

    def _prepare_vals(self, number):
        product = self.products[number % len(self.products)]
        return {
            "subject": "Leaks at the seam",
            "partner_id": self.customers[number % len(self.customers)].id,
            "reason_id": self.faults[0].id,
            "line_ids": [Command.create({"product_id": product.id, "quantity": 1})],
            "decision_ids": [Command.create({"kind": "rework", "amount": 10})],
            "share_ids": [Command.create({"party": "customer", "partner_id": self.customers[0].id, "percent": 100})],
        }

    def _close(self, cases):
        """As if all units had had their say: the benchmark is about reading, so nobody walks the way."""
        self.env.flush_all()
        for table, state, among in (("after_sales_case_step", "done", "case_id"), ("after_sales_case", "done", "id")):
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET state = %s WHERE %s IN %s",
                    SQL.identifier(table),
                    state,
                    SQL.identifier(among),
                    tuple(cases.ids),
                )
            )
        self.env.cr.execute(
            SQL(
                "UPDATE after_sales_case SET progress = 'done', execution_status = 'done', finding = 'founded'"
                " WHERE id IN %s",
                tuple(cases.ids),
            )
        )
        self.env.invalidate_all()

    def _copy(self, table, more):
        """Copies number ``copies + 1`` and up; row ids move by a stride that is the same for all tables."""
        self.env.cr.execute(
            SQL(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
                table,
            )
        )
        columns = [name for (name,) in self.env.cr.fetchall()]
        values = [
            SQL("%s + (copy + %s) * %s", SQL.identifier("source", name), self.copies, self._stride())
            if name in MOVING and not (table == "after_sales_case" and name == "line_id")
            else SQL.identifier("source", name)
            for name in columns
        ]
        if table == "after_sales_case":
            # A number of its own.
            place = columns.index("name")
            values[place] = SQL("%s || '-' || (copy + %s)", SQL.identifier("source", "name"), self.copies)
        self.env.cr.execute(
            SQL(
                "INSERT INTO %(table)s (%(columns)s) SELECT %(values)s FROM %(table)s source, generate_series(1, %(more)s)"
                " copy WHERE %(key)s IN %(cases)s",
                table=SQL.identifier(table),
                columns=SQL(", ").join(SQL.identifier(name) for name in columns),
                values=SQL(", ").join(values),
                more=more,
                key=SQL.identifier("source", TABLES[table]),
                cases=tuple(self.models.ids),
            )
        )

    def _stride(self):
        if not hasattr(self, "_known_stride"):
            highest = []
            for table in TABLES:
                self.env.cr.execute(SQL("SELECT COALESCE(MAX(id), 0) FROM %s", SQL.identifier(table)))
                highest.append(self.env.cr.fetchone()[0])
            self._known_stride = max(highest) + 1
        return self._known_stride

    def _vary(self):
        """Customers, goods, faults and days by turns, so that no copy is like the one before it."""
        partners, products, faults = (tuple(each.ids) for each in (self.customers, self.products, self.faults))
        pick = "(%s::int[])[1 + (id / 7) %% %s]"
        self.env.cr.execute(
            "UPDATE after_sales_case SET"
            f" partner_id = {pick}, commercial_partner_id = {pick}, reason_id = {pick},"
            " received_on = now() - ((id * 7919) %% %s) * interval '1 day',"
            " accepted_on = CASE WHEN accepted_on IS NULL THEN NULL"
            " ELSE now() - ((id * 7919) %% %s) * interval '1 day' END,"
            " deadline = CASE WHEN deadline IS NULL THEN NULL"
            " ELSE (now() - ((id * 7919) %% %s - 13) * interval '1 day')::date END",
            (*[list(partners), len(partners)] * 2, list(faults), len(faults), DAYS, DAYS, DAYS),
        )
        self.env.cr.execute(f"UPDATE after_sales_case_line SET product_id = {pick}", (list(products), len(products)))
        self.env.cr.execute(
            "UPDATE after_sales_case_line line SET commercial_partner_id = complaint.commercial_partner_id,"
            " reason_id = complaint.reason_id FROM after_sales_case complaint WHERE complaint.id = line.case_id"
        )
        self.env.cr.execute(
            "UPDATE after_sales_case_step SET due_on = received_on + interval '3 days' WHERE received_on IS NOT NULL"
        )
        for table in TABLES:
            self.env.cr.execute(
                SQL(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT MAX(id) FROM %s))",
                    table,
                    SQL.identifier(table),
                )
            )
