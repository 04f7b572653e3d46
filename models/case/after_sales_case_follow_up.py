# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_case import SPEAKERS

FOLLOW_UPS = [
    ("satisfied", "Satisfied"),
    ("dissatisfied", "Not Satisfied"),
    ("unreachable", "Not Reached"),
]
#: Who asks the customer again.
ASKERS = (*SPEAKERS, "after_sales.after_sales_group_supervisor", "after_sales.after_sales_group_service_department")


class AfterSalesCase(models.Model):
    """Asking the customer again some time after closing; who is not satisfied may have another round (R4.42, R4.69)."""

    _inherit = "after_sales.case"

    follow_up_due = fields.Date("Contact after Closing", readonly=True, copy=False, index="btree_not_null")
    follow_up_result = fields.Selection(FOLLOW_UPS, "Customer after Closing", tracking=True, copy=False)
    follow_up_note = fields.Text("What the Customer Said after Closing", copy=False)
    followed_up_on = fields.Datetime("Asked On", readonly=True, copy=False)
    followed_up_by_id = fields.Many2one("res.users", "Asked By", readonly=True, copy=False)
    is_follow_up_due = fields.Boolean(compute="_compute_is_follow_up_due", search="_search_is_follow_up_due")

    @api.depends("follow_up_due", "follow_up_result")
    def _compute_is_follow_up_due(self):
        today = fields.Date.context_today(self)
        for case in self:
            is_due = bool(case.follow_up_due) and case.follow_up_due <= today
            case.is_follow_up_due = is_due and case.follow_up_result in (False, "unreachable")

    def _search_is_follow_up_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = fields.Domain(
            [
                ("follow_up_due", "<=", fields.Date.context_today(self)),
                ("follow_up_result", "in", (False, "unreachable")),
            ]
        )
        return due if True in value else ~due

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"follow_up_due", "followed_up_on", "followed_up_by_id"}

    def write(self, vals):
        asked = {"follow_up_result", "follow_up_note"}.intersection(vals)
        if asked:
            self._refuse_follow_up(asked)
        written = super().write(vals)
        if asked:
            self._keep_follow_up()
        return written

    def action_next_round(self):
        """Open the next round with all that was complained of, because the customer is not satisfied after closing."""
        self.ensure_one()
        self._refuse_without_right("supersede")
        self._raise_all(self._get_next_round_blockers())
        following = unlocked(self.sudo()).copy({"parent_id": self.id, "user_id": self.env.uid}).with_env(self.env)
        following.message_post(
            body=self.env._("Next round of %s: the customer was not satisfied after closing.", self.name)
        )
        return following._view_cases()

    def _get_next_round_blockers(self):
        if self.state != "done" or self.follow_up_result != "dissatisfied":
            yield reason("follow_up_not_negative", case=self.name)
        if self.sudo().child_ids:
            yield reason("follow_up_round_there", case=self.name, round=self.sudo().child_ids[:1].display_name)

    def _after_post(self):
        super()._after_post()
        self._plan_follow_up()

    def _plan_follow_up(self):
        """An activity for whoever is responsible, on the day that the company says."""
        today = fields.Date.context_today(self)
        for case in self.sudo().filtered(lambda case: case.kind == "complaint" and not case.follow_up_due):
            days = case.company_id.after_sales_follow_up_days
            if days:
                due = today + timedelta(days=days)
                unlocked(case).write({"follow_up_due": due})
                case._tell([(case, "follow_up")], people={case: case.user_id.filtered("active")}, due=due)

    def _refuse_follow_up(self, names):
        if not self.env.user.has_groups(",".join(ASKERS)) and not self.env.su:
            documents = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="ask", documents=documents, groups=ASKERS)], AccessError)
        labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(names))
        self._raise_all(
            reason("follow_up_before_closing", case=case.name, fields=labels) for case in self if case.state != "done"
        )

    def _keep_follow_up(self):
        """Whoever asked stands by it; that the customer was asked closes the activity."""
        unlocked(self.sudo()).write({"followed_up_on": fields.Datetime.now(), "followed_up_by_id": self.env.uid})
        for case in self.filtered(lambda case: case.follow_up_result in ("satisfied", "dissatisfied")):
            case._escalated("follow_up")._conclude(case.follow_up_note)
