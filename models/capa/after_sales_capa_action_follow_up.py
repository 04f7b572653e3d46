# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import format_date

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesCapaAction(models.Model):
    """Overdue actions are chased (R4.67)."""

    _inherit = "after_sales.capa.action"

    def _remind_from_board(self):
        """Remind of what is overdue among these, once a day; where nothing is left to remind of, it says so (R4.65)."""
        today = fields.Date.context_today(self)
        actions = self.sudo()
        late = actions.filtered("is_late")
        due = late.filtered(lambda action: not (action.reminded_on and action.reminded_on.date() == today))
        if actions and not due:
            not_late = (reason("capa_nothing_overdue", document=capa.name) for capa in (actions - late).capa_id)
            self._raise_all([reason("step_reminded")] if late else not_late)
        due._remind()

    def _remind(self):
        """Tell the owner and whoever chases the sheet that the action is overdue; count how often."""
        for action in self.sudo():
            capa = action.capa_id
            owners = action.user_id or capa.user_id or capa._members(action.department_id)
            words = self.env["after_sales.message"]._sentence(
                reason(
                    "action_overdue",
                    action=action.name,
                    document=capa.name,
                    owner=action.owner or "?",
                    due=format_date(self.env, action.deadline),
                )
            )
            capa.message_post(body=words)
            self.env["after_sales.letter"]._write_to(owners | capa.chaser_id, action, "capa_action_overdue")
            unlocked(action).write({"reminded_on": fields.Datetime.now(), "reminder_count": action.reminder_count + 1})
            if capa.chaser_id:
                capa.activity_ids.filtered(lambda each, c=capa: each.user_id == c.chaser_id).unlink()
                capa.activity_schedule(
                    "mail.mail_activity_data_call",
                    summary=self.env._("Overdue: %s", action.name),
                    note=words,
                    user_id=capa.chaser_id.id,
                )
