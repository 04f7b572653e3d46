# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import fmea

KINDS = [("design", "Design FMEA"), ("process", "Process FMEA")]
PRIORITIES = [("low", "Low"), ("medium", "Medium"), ("high", "High")]


class AfterSalesRiskFmea(models.Model):
    """One way to fail: how bad, how often, how hidden; before and after what is done about it (R4.59)."""

    _name = "after_sales.risk.fmea"
    _description = "FMEA Line"
    _inherit = ["after_sales.document.line"]
    _order = "project_id, kind, risk desc, id"
    _document_field = "project_id"

    project_id = fields.Many2one("after_sales.risk.project", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="project_id.company_id", store=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="process")
    item = fields.Char("Function or Step", required=True)
    mode = fields.Char("Way to Fail", required=True)
    effect = fields.Char(help="What the customer notices.")
    cause = fields.Char()
    control = fields.Char("Control Now")
    severity = fields.Integer("S", default=1, help="Severity, 1 to 10.")
    occurrence = fields.Integer("O", default=1, help="Occurrence, 1 to 10.")
    detection = fields.Integer("D", default=1, help="Detection, 1 to 10: 10 is found by nobody.")
    risk = fields.Integer("RPN", compute="_compute_risk", store=True)
    priority = fields.Selection(PRIORITIES, "Action Priority", compute="_compute_risk", store=True)
    measure = fields.Char("What Is Done")
    user_id = fields.Many2one("res.users", "By")
    due = fields.Date()
    severity_left = fields.Integer("S After", help="Severity after what was done; empty: not rated anew.")
    occurrence_left = fields.Integer("O After")
    detection_left = fields.Integer("D After")
    risk_left = fields.Integer("RPN After", compute="_compute_risk", store=True)
    priority_left = fields.Selection(PRIORITIES, "Priority After", compute="_compute_risk", store=True)

    @api.depends("severity", "occurrence", "detection", "severity_left", "occurrence_left", "detection_left")
    def _compute_risk(self):
        for line in self:
            before, after = line._ratings()
            line.risk, line.priority = fmea.number(*before), fmea.priority(*before)
            line.risk_left, line.priority_left = fmea.number(*after), fmea.priority(*after)

    def _ratings(self):
        """The ratings before and after; what was not rated anew is as it was."""
        before = (self.severity, self.occurrence, self.detection)
        after = (self.severity_left, self.occurrence_left, self.detection_left)
        return before, tuple(new or old for new, old in zip(after, before, strict=True))

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._refuse_out_of_range()
        return lines

    def write(self, vals):
        written = super().write(vals)
        self._refuse_out_of_range()
        return written

    def _refuse_out_of_range(self):
        self.env["after_sales.message"]._raise_all(
            problem for line in self for rated in line._ratings() for problem in fmea.out_of_range(line.mode, rated)
        )
