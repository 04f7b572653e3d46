# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ..lifecycle.engine import undefaulted


class AfterSalesCapa(models.Model):
    """What comes back after an improvement, and what concerns a whole batch, starts a risk-control team (R4.59)."""

    _inherit = "after_sales.capa"

    project_ids = fields.One2many("after_sales.risk.project", "capa_id", "Risk-Control Projects", readonly=True)
    project_count = fields.Integer(compute="_compute_project_count")

    @api.depends("project_ids")
    def _compute_project_count(self):
        for capa in self:
            capa.project_count = len(capa.sudo().project_ids)

    def action_view_projects(self):
        """Open the risk-control projects of this improvement."""
        return self._view_records(self.project_ids, self.env._("Risk-Control Projects"))

    def _after_begin(self):
        super()._after_begin()
        self.filtered("is_batch")._start_project("batch")

    def _note_reopened(self):
        super()._note_reopened()
        self._start_project("recurrence")

    def _start_project(self, cause):
        """Draft the project of the team, unless one is under way; whoever chases the improvement sees to the team."""
        for capa in self.sudo():
            if capa.project_ids.filtered(lambda project: project.state in ("draft", "open")):
                continue
            project = undefaulted(self.env["after_sales.risk.project"].sudo()).create(
                {
                    "subject": capa.subject,
                    "cause": cause,
                    "company_id": capa.company_id.id,
                    "capa_id": capa.id,
                    "product_ids": [Command.set(capa.product_ids.ids)],
                    "leader_id": capa.chaser_id.id,
                    "member_ids": [Command.set((capa.team_ids | capa.user_id).ids)],
                }
            )
            if capa.chaser_id:
                project.activity_schedule(
                    "mail.mail_activity_data_todo",
                    summary=self.env._("Bring the risk-control team together: quality, technology, production"),
                    user_id=capa.chaser_id.id,
                )
