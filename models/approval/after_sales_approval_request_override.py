# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason


class AfterSalesApprovalRequest(models.Model):
    """What was approved in an emergency, and what the second person says of it afterwards.

    The review is a record of its own: it never turns an override into an approval (checklist A50).
    """

    _inherit = "after_sales.approval.request"

    is_override = fields.Boolean("Emergency Override", readonly=True, index=True)
    reviewer_id = fields.Many2one("res.users", "Reviewed By", readonly=True)
    review_due_on = fields.Date(readonly=True)
    evidence_ids = fields.Many2many("ir.attachment", string="Evidence", readonly=True)
    review = fields.Selection(
        [("ratified", "Found Right"), ("objected", "Objected")], readonly=True, help="Empty: not reviewed yet."
    )
    reviewed_on = fields.Datetime(readonly=True)

    def action_ratify(self):
        """Say that the override was right."""
        self._review("ratified")

    def action_object(self):
        """Say that the override was wrong; the matter goes on outside of the approval."""
        self._review("objected")

    def _review(self, verdict):
        message = self.env["after_sales.message"]
        for request in self:
            if not request.is_override or request.review:
                raise UserError(message._sentence(reason("override_nothing_to_review", document=request.document_name)))
            if request.reviewer_id != self.env.user:
                name = request.reviewer_id.name
                raise AccessError(
                    message._sentence(reason("override_not_your_review", document=request.document_name, person=name))
                )
        self.sudo().write({"review": verdict, "reviewed_on": fields.Datetime.now()})
        for request in self:
            document = request.sudo()._documents()
            document._log_approval(verdict, document.with_user(self.env.user))
            todo = document.activity_ids.filtered(lambda activity: activity.user_id == self.env.user)
            todo.action_feedback(feedback=dict(self._fields["review"]._description_selection(self.env))[verdict])
