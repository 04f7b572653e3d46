# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools import html2plaintext


class AfterSalesCase(models.Model):
    """A complaint that shows a major quality problem, or the risk of many complaints, begins a recall (R10.07, R4.10)."""

    _inherit = "after_sales.case"

    recall_ids = fields.One2many("after_sales.recall", "case_id", "Recalls", readonly=True)
    recall_count = fields.Integer(compute="_compute_recall_count", compute_sudo=True)

    @api.depends("recall_ids")
    def _compute_recall_count(self):
        for case in self:
            case.recall_count = len(case.recall_ids)

    def action_start_recall(self):
        """Draft a recall of the lots complained of; of goods without lots, of what left on the same day."""
        self.ensure_one()
        self.check_access("read")
        case = self.sudo()
        goods = [line._prepare_recall_item_vals() for line in case.line_ids.filtered("product_id")]
        once = list({tuple(sorted(each.items())): each for each in goods}.values())
        return self.env["after_sales.recall"]._start(
            once,
            case_id=case.id,
            company_id=case.company_id.id,
            reason_id=case.reason_id.id,
            subject=case.subject or case.name,
            problem=html2plaintext(case.description or "").strip(),
            severity="3" if case.grade == "4" else "2",
        )

    def action_view_recalls(self):
        """Open the recalls that this complaint began."""
        return self.env["after_sales.recall"]._view_records(self.recall_ids, self.env._("Recalls"))
