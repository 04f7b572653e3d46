# Part of after_sales. LGPL-3.
from odoo import fields, models


class MailActivity(models.Model):
    """An activity that a complaint began: when it is done, the case knows, with what was said."""

    _inherit = "mail.activity"

    after_sales_escalation_id = fields.Many2one(
        "after_sales.case.escalation",
        "Begun by a Complaint",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )

    def _action_done(self, feedback=False, attachment_ids=None):
        for escalation, activities in self.sudo().grouped("after_sales_escalation_id").items():
            if escalation and activities:
                escalation._mark_done(self.env.user, feedback)
        return super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
