# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import return_window


class AfterSalesReturn(models.Model):
    """Goods come back in the time that guarantee rules and agreements allow; an exception is approved higher (R5.20)."""

    _inherit = "after_sales.return"

    is_out_of_time = fields.Boolean(
        compute="_compute_is_out_of_time", compute_sudo=True, help="Some of these goods may not come back any more."
    )
    window_exception = fields.Char(
        "Why It Is Taken Back", copy=False, help="Though it is out of time: approved by a higher authority."
    )

    @api.depends("line_ids.move_id", "reason_id", "submitted_on")
    def _compute_is_out_of_time(self):
        for document in self:
            document.is_out_of_time = bool(document._outside_window())

    def _outside_window(self):
        """What of the return may not come back, on the day on which it was asked for."""
        asked = fields.Datetime.context_timestamp(self, self.submitted_on or fields.Datetime.now()).date()
        sold = [line._sold_when() for line in self.line_ids if line.move_id]
        return return_window.outside(sold, asked, self.reason_id.is_exempt_from_window)

    def _get_form_blockers(self):
        yield from super()._get_form_blockers()
        for document in self.sudo():
            if not (document.window_exception or "").strip():
                yield from document._outside_window()

    def _approval_classes(self):
        classes = super()._approval_classes()
        late = self.env["after_sales.approval.class"]._of("late") if self.sudo()._outside_window() else frozenset()
        return classes | late

    def _approval_content(self) -> dict:
        content = super()._approval_content()
        return content | {"exception": self.window_exception} if self.window_exception else content
