# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCase(models.Model):
    """A case that is accepted may be one too many: the thresholds are asked at once (R4.61)."""

    _inherit = "after_sales.case"

    alert_ids = fields.Many2many("after_sales.case.alert", string="Early Warnings", readonly=True, copy=False)
    alert_count = fields.Integer(compute="_compute_alert_count")

    #: What early warning and control charts read.
    _recent = models.Index("(company_id, received_on) WHERE accepted_on IS NOT NULL")

    def _compute_alert_count(self):
        for case in self:
            case.alert_count = len(case.alert_ids)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"alert_ids"}

    def _after_accept(self):
        super()._after_accept()
        for company, cases in self.sudo().grouped("company_id").items():
            days = [fields.Datetime.context_timestamp(case._in_zone(), case.received_on).date() for case in cases]
            if cases.reason_id:
                self.env["after_sales.case.alert"].sudo()._warn(company, min(days), cases.reason_id)

    def _in_zone(self):
        return self.with_context(tz=self.company_id._after_sales_case_zone())

    def action_view_alerts(self):
        """Open the early warnings that this case is part of."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Early Warnings"),
            "res_model": "after_sales.case.alert",
            "views": [(False, "list"), (False, "form")],
            "domain": [("case_ids", "in", self.ids)],
        }
