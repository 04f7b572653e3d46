# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools import plaintext2html

from ...rules.reason import reason
from .after_sales_case_report_intake import ACTIVITY


class AfterSalesCase(models.Model):
    """A case that the customer reported himself in the portal: his words are kept with it, his report beside it."""

    _inherit = "after_sales.case"

    report_ids = fields.One2many("after_sales.case.report", "case_id", "Reported in the Portal", readonly=True)
    is_refused_by_customer = fields.Boolean(compute="_compute_is_refused_by_customer")

    @api.depends("reply_ids.state", "reply_ids.answered_on", "negotiation_result", "child_ids")
    def _compute_is_refused_by_customer(self):
        for case in self:
            case.is_refused_by_customer = not case.sudo().child_ids and case._is_refused_by_customer()

    def action_view_report(self):
        """Open what the customer reported."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reported in the Portal"),
            "res_model": "after_sales.case.report",
            "views": [(False, "form")],
            "res_id": self.report_ids[:1].id,
        }

    def _keep_words_of_customer(self, words, files, author):
        """Put what the customer wrote and sent into the history of the case, which he does not read."""
        attachments = self.env["ir.attachment"].create(
            [
                # Odoo takes into a message what was uploaded for one.
                {"name": name, "raw": content, "mimetype": kind, "res_model": "mail.compose.message", "res_id": 0}
                for name, content, kind in files
            ]
        )
        self.message_post(
            body=plaintext2html(words),
            author_id=author.id,
            message_type="comment",
            subtype_xmlid="mail.mt_note",
            attachment_ids=attachments.ids,
        )

    def _ask_to_look(self, report):
        if self.user_id:
            self.activity_schedule(
                ACTIVITY,
                summary=self.env._("The customer reports this in the portal: check it, then report it to the coordinator"),
                note=report.name,
                user_id=self.user_id.id,
            )

    def _after_report(self):
        super()._after_report()
        self._close_look()

    def _after_cancel(self):
        super()._after_cancel()
        self._close_look()

    def _close_look(self):
        """Somebody has looked at what the customer reported."""
        reported = self.sudo().filtered("report_ids")
        if reported:
            reported.activity_feedback([ACTIVITY])

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_report(self):
        self._raise_all(
            reason("reported_case_cannot_be_deleted", case=case.name) for case in self if case.sudo().report_ids
        )
