# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCase(models.Model):
    """Papers that go with a case: replies to the customer and internal memos."""

    _inherit = "after_sales.case"

    reply_count = fields.Integer(compute="_compute_paper_counts")
    memo_count = fields.Integer(compute="_compute_paper_counts")

    @api.depends("reply_ids", "memo_ids")
    def _compute_paper_counts(self):
        for case in self:
            # Counted for everybody who may read the case.
            case.reply_count = len(case.sudo().reply_ids)
            case.memo_count = len(case.sudo().memo_ids)

    def action_reply(self):
        """Write a reply to the customer."""
        return self._new_paper("after_sales.case.reply", self.env._("Reply to the Customer"))

    def action_memo(self):
        """Write an internal memo on the case."""
        return self._new_paper("after_sales.case.memo", self.env._("Internal Memo"))

    def action_view_replies(self):
        """Open the replies to the customer."""
        return self._view_papers("after_sales.case.reply", self.env._("Replies"))

    def action_view_memos(self):
        """Open the internal memos on the case."""
        return self._view_papers("after_sales.case.memo", self.env._("Internal Memos"))

    def _new_paper(self, model, title):
        self.ensure_one()
        self.env[model].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "views": [(False, "form")],
            "context": {"default_case_id": self.id},
        }

    def _view_papers(self, model, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
            "domain": [("case_id", "in", self.ids)],
            "context": {"create": False},
        }
