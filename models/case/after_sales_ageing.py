# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

from .after_sales_case_route_step import TASKS


class AfterSalesAgeing(models.Model):
    """Who holds what, since when, and how long it took: one row for each step that a unit received, and each notice.

    It counts what is late now, and measures what is done (R4.17, R4.49, R4.65).
    """

    _name = "after_sales.ageing"
    _description = "Ageing by Unit"
    _auto = False
    _order = "late_days desc, id"
    _rec_name = "unit"

    item = fields.Selection([("step", "Step of a Case"), ("notice", "Reply to a Notice")], readonly=True)
    unit = fields.Char(readonly=True)
    case_id = fields.Many2one("after_sales.case", readonly=True)
    step_id = fields.Many2one("after_sales.case.step", "Step", readonly=True)
    task = fields.Selection(TASKS, readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True)
    received_on = fields.Datetime("Arrived", readonly=True)
    due_on = fields.Datetime("Due", readonly=True)
    completed_on = fields.Datetime("Passed On", readonly=True)
    is_open = fields.Boolean("Open", readonly=True)
    is_late = fields.Boolean("Overdue", readonly=True, help="It is overdue now, or was when it was passed on.")
    standing = fields.Selection([("late", "Overdue"), ("open", "In Time"), ("done", "Done")], readonly=True)
    open_count = fields.Integer("Open Items", readonly=True)
    late_count = fields.Integer("Overdue Items", readonly=True)
    late_days = fields.Float("Days Late", readonly=True, aggregator="max", digits=(16, 1))
    handling_days = fields.Float("Days Held", readonly=True, aggregator="avg", digits=(16, 1))
    limit_days = fields.Float("Limit (days)", readonly=True, aggregator="avg", digits=(16, 1))

    @property
    def _table_query(self):
        """Every kind of item, one below the other; ``number`` is the item's own among those of its kind."""
        items = self._items()
        numbered = SQL(" UNION ALL ").join(
            SQL("SELECT part.number * %s + %s AS id, part.* FROM (%s) part", len(items), kind, part)
            for kind, part in enumerate(items)
        )
        return SQL("SELECT %s FROM (%s) item", SQL(", ").join(self._columns()), numbered)

    def _items(self) -> list[SQL]:
        return [self._steps(), self._notices()]

    def _columns(self) -> list[SQL]:
        return [SQL("item.*"), self._measures()]

    def _measures(self):
        return SQL(
            """
            CASE WHEN NOT item.is_open THEN 'done' WHEN item.is_late THEN 'late' ELSE 'open' END AS standing,
            (item.is_open)::int AS open_count,
            (item.is_open AND item.is_late)::int AS late_count,
            CASE WHEN item.is_late THEN EXTRACT(EPOCH FROM COALESCE(item.completed_on, %(now)s) - item.due_on) / 86400
                 ELSE 0 END AS late_days,
            EXTRACT(EPOCH FROM COALESCE(item.completed_on, %(now)s) - item.received_on) / 86400 AS handling_days
            """,
            now=fields.Datetime.now(),
        )

    def _steps(self):
        return SQL(
            """
            SELECT step.id AS number, 'step' AS item, %(unit)s AS unit, step.case_id, step.id AS step_id, step.task,
                   step.company_id, subject.partner_id, step.received_on, step.due_on, step.completed_on,
                   step.state = 'open' AS is_open,
                   COALESCE(step.due_on < COALESCE(step.completed_on, %(now)s), FALSE) AS is_late,
                   step.limit_days::float AS limit_days
              FROM after_sales_case_step step
              JOIN after_sales_case subject ON subject.id = step.case_id
         LEFT JOIN res_users person ON person.id = step.user_id
         LEFT JOIN res_partner named ON named.id = person.partner_id
         LEFT JOIN hr_department department ON department.id = step.department_id
         LEFT JOIN res_groups role ON role.id = step.group_id
             WHERE step.received_on IS NOT NULL AND step.state IN ('open', 'done', 'returned')
               AND subject.state != 'cancelled'
            """,
            unit=self._unit(),
            now=fields.Datetime.now(),
        )

    def _notices(self):
        """What a unit still has to reply; what it replied."""
        return SQL(
            """
            SELECT notice.id AS number, 'notice', notice.unit, notice.case_id, notice.step_id, notice.task,
                   notice.company_id, subject.partner_id, notice.issued_on, notice.reply_due + INTERVAL '1 day',
                   notice.replied_on, notice.state = 'issued',
                   notice.reply_due + INTERVAL '1 day' < COALESCE(notice.replied_on, %(now)s),
                   (notice.reply_due - notice.issued_on::date)::float
              FROM after_sales_notice notice
              JOIN after_sales_case subject ON subject.id = notice.case_id
             WHERE notice.state IN ('issued', 'answered')
            """,
            now=fields.Datetime.now(),
        )

    def _unit(self):
        """Its name in the language of the reader."""
        return SQL("COALESCE(named.name, %s, %s)", self._translated("department.name"), self._translated("role.name"))

    def _translated(self, column):
        lang = self.env.lang or "en_US"
        return SQL("COALESCE(%(column)s->>%(lang)s, %(column)s->>'en_US')", column=SQL(column), lang=lang)

    def action_remind(self):
        """Remind the units of the open steps among these (R4.65)."""
        return self.filtered("is_open").step_id.action_remind()
