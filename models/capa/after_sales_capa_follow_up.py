# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesCapa(models.Model):
    """The sheet is with the department, and customer service chases it until all is done (R4.27, R4.58, R4.67)."""

    _inherit = "after_sales.capa"

    def _new_deadline(self):
        """The day by which the department has improved it, as long from today as the company gives."""
        today = fields.Date.context_today(self)
        return today + timedelta(days=self.company_id.after_sales_capa_days)

    def _after_begin(self):
        for capa in self.sudo():
            capa._give_to_department(self.env._("Carry out the corrective and preventive action"))
            capa.action_ids._give_to_owner()

    def _after_implement(self):
        self.sudo().activity_ids.unlink()

    def _give_to_department(self, summary):
        """Whoever acts in the department is told, and may read the sheet from then on."""
        people = self.user_id or self._members(self.department_id)
        self._message_subscribe((people | self.chaser_id | self.team_ids).partner_id.ids)
        for user in self.user_id or self.department_id.manager_id.user_id:
            self.activity_schedule(
                "mail.mail_activity_data_todo", date_deadline=self.deadline, summary=summary, user_id=user.id
            )

    def action_remind(self):
        """Remind the owners of what is overdue now."""
        self.check_access("read")
        self._raise_all(
            reason("capa_nothing_overdue", document=capa.name)
            for capa in self
            if not capa.open_action_ids.filtered("is_late")
        )
        self.open_action_ids.filtered("is_late")._remind()
        return True

    @api.model
    def _cron_chase(self):
        """Remind owners of what is overdue, every so many days, and tell whoever chases it."""
        late = self.env["after_sales.capa.action"].search([("is_late", "=", True), ("capa_id.state", "=", "open")])
        now = fields.Datetime.now()
        late.filtered(
            lambda action: (
                action.company_id.after_sales_capa_reminder_days
                and (action.reminded_on or now - timedelta(days=3650))
                <= now - timedelta(days=action.company_id.after_sales_capa_reminder_days)
            )
        )._remind()
