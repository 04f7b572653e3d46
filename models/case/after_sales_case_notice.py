# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from .after_sales_case import COORDINATORS


class AfterSalesCase(models.Model):
    """The notices about a case, and what is overdue of it (R4.48, R4.49)."""

    _inherit = "after_sales.case"

    notice_ids = fields.One2many("after_sales.notice", "case_id", "Notices", readonly=True)
    notice_count = fields.Integer(compute="_compute_notice_count")
    can_expedite = fields.Boolean(compute="_compute_can_notify")
    can_inquire = fields.Boolean(compute="_compute_can_notify")

    def _compute_notice_count(self):
        counts = dict(
            self.env["after_sales.notice"]._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"])
        )
        for case in self:
            case.notice_count = counts.get(case, 0)

    @api.depends("state", "step_ids.state")
    def _compute_can_notify(self):
        for case in self:
            steps = case.sudo().step_ids
            case.can_expedite = any(not [*step._get_notice_blockers("expediting")] for step in steps)
            case.can_inquire = any(not [*step._get_notice_blockers("inquiry")] for step in steps)

    def action_expedite(self):
        """Press all units that hold these cases up."""
        return self._issue_notices("expediting", lambda step: step.state == "open")

    def action_inquire(self):
        """Ask all units that took too long for their reasons."""
        return self._issue_notices("inquiry", lambda step: step.is_done_late)

    def action_view_notices(self):
        """Open the notices about this case."""
        self.ensure_one()
        return self._view_records(self.notice_ids, self.env._("Notices about %s", self.name))

    def _issue_notices(self, kind, condition):
        steps = self.step_ids.filtered(condition)
        steps._refuse_unless("issue", COORDINATORS)
        if not steps:
            self._raise_all(reason("case_without_late_steps", case=case.name) for case in self)
        return steps._issue_notices(kind)
