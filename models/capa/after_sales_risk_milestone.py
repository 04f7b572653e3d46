# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesRiskMilestone(models.Model):
    """A milestone of which the customers concerned are told (R4.59)."""

    _name = "after_sales.risk.milestone"
    _description = "Milestone of a Risk-Control Project"
    _inherit = ["after_sales.document.line"]
    _order = "project_id, planned, id"
    _document_field = "project_id"

    project_id = fields.Many2one("after_sales.risk.project", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="project_id.company_id", store=True, index=True)
    name = fields.Char("Milestone", required=True, help="Customers are told in these words.")
    planned = fields.Date(required=True)
    reached_on = fields.Datetime("Reached", readonly=True)
    reply_ids = fields.One2many("after_sales.case.reply", "milestone_id", "Replies", readonly=True)
    is_told = fields.Boolean("Customers Told", compute="_compute_is_told")

    @api.depends("reply_ids.state")
    def _compute_is_told(self):
        for milestone in self:
            replies = milestone.sudo().reply_ids
            milestone.is_told = bool(replies) and all(reply.state != "draft" for reply in replies)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"reached_on"}

    def action_reach(self):
        """The milestone is reached: replies for the customers concerned are drafted, for sales to send."""
        self.check_access("write")
        message = self.env["after_sales.message"]
        message._raise_all(self._get_reach_blockers())
        for milestone in self.sudo():
            unlocked(milestone).write({"reached_on": fields.Datetime.now()})
            for case in milestone.project_id.capa_id.case_ids:
                reply = (
                    self.env["after_sales.case.reply"]
                    .sudo()
                    .create(
                        {
                            "case_id": case.id,
                            "body": message._sentence(reason("milestone_words", milestone=milestone.name)),
                        }
                    )
                )
                unlocked(reply).write({"milestone_id": milestone.id})
                if case.user_id:
                    reply.activity_schedule(
                        "mail.mail_activity_data_todo",
                        summary=self.env._("Tell the customer of the milestone"),
                        user_id=case.user_id.id,
                    )
        return True

    def _get_reach_blockers(self):
        for milestone in self:
            if milestone.reached_on:
                yield reason("milestone_reached_already", milestone=milestone.name)
            if milestone.project_id.state != "open":
                yield reason("milestone_too_early", milestone=milestone.name, document=milestone.project_id.name)
