# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL


class AfterSalesAgeing(models.Model):
    """Actions of improvements are open items of whoever does them, beside steps and notices (R4.65, R4.67)."""

    _inherit = "after_sales.ageing"

    item = fields.Selection(selection_add=[("action", "Action of an Improvement")])
    action_id = fields.Many2one("after_sales.capa.action", "Action of an Improvement", readonly=True)

    def _columns(self):
        return [*super()._columns(), SQL("CASE WHEN item.item = 'action' THEN item.number END AS action_id")]

    def _items(self):
        return [*super()._items(), self._actions()]

    def _actions(self):
        """What a person or a department still has to do; what they did."""
        return SQL(
            """
            SELECT action.id AS number, 'action' AS item, %(unit)s AS unit, NULL::integer AS case_id,
                   NULL::integer AS step_id, NULL::varchar AS task, action.company_id, NULL::integer AS partner_id,
                   GREATEST(capa.begun_on, action.create_date) AS received_on,
                   action.deadline + INTERVAL '1 day' AS due_on, action.done_on AS completed_on,
                   action.state = 'open' AS is_open,
                   action.deadline + INTERVAL '1 day' < COALESCE(action.done_on, %(now)s) AS is_late,
                   (action.deadline - GREATEST(capa.begun_on, action.create_date)::date)::float AS limit_days
              FROM after_sales_capa_action action
              JOIN after_sales_capa capa ON capa.id = action.capa_id
         LEFT JOIN res_users person ON person.id = action.user_id
         LEFT JOIN res_partner named ON named.id = person.partner_id
         LEFT JOIN hr_department department ON department.id = action.department_id
         LEFT JOIN res_users responsible ON responsible.id = capa.user_id
         LEFT JOIN res_partner acting ON acting.id = responsible.partner_id
             WHERE action.state IN ('open', 'done') AND capa.begun_on IS NOT NULL AND capa.state != 'cancelled'
            """,
            unit=SQL("COALESCE(named.name, %s, acting.name)", self._translated("department.name")),
            now=fields.Datetime.now(),
        )

    def action_remind(self):
        """Remind those who hold the open steps among these, and the overdue actions."""
        actions = self.filtered("is_open").action_id
        # Who may remind units is asked there, whatever is among these; actions alone have no unit that was reminded.
        super(AfterSalesAgeing, self.filtered(lambda row: row.item != "action")).action_remind()
        actions._remind_from_board()
        return True
