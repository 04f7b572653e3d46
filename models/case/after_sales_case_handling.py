# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models

#: What the handling of a complaint contains (R4.28).
CHECKLIST = (
    "has_contact",
    "has_cause",
    "has_emergency_plan",
    "has_improvement_plan",
    "has_early_warning",
    "has_responsibility_agreed",
    "has_compensation_agreed",
)
HANDOVER_HOURS = 2


class AfterSalesCase(models.Model):
    """What a good handling contains, and how fast a quality complaint reaches quality (R4.28, R4.32)."""

    _inherit = "after_sales.case"

    has_contact = fields.Boolean("Customer Contacted", copy=False)
    has_cause = fields.Boolean("Cause Found", copy=False)
    has_emergency_plan = fields.Boolean("Emergency Plan", copy=False)
    has_improvement_plan = fields.Boolean("Improvement Plan", copy=False)
    has_early_warning = fields.Boolean("Early Warning", copy=False)
    has_responsibility_agreed = fields.Boolean("Responsibility for Similar Events Agreed", copy=False)
    has_compensation_agreed = fields.Boolean("Loss Assessed, Compensation Agreed", copy=False)
    checklist_percent = fields.Float("Handling (%)", compute="_compute_checklist_percent")
    handover_due_on = fields.Datetime("Hand Over Until", compute="_compute_handover", store=True, index=True)
    is_handover_late = fields.Boolean("Handed Over Late", compute="_compute_handover_late")

    @api.depends(*CHECKLIST)
    def _compute_checklist_percent(self):
        for case in self:
            case.checklist_percent = 100 * sum(bool(case[name]) for name in CHECKLIST) / len(CHECKLIST)

    @api.depends("received_on", "category", "kind")
    def _compute_handover(self):
        """Quality complaints are passed on within two hours (elapsed) of receipt."""
        for case in self:
            is_due = case.category == "quality" and case.kind == "complaint" and case.received_on
            case.handover_due_on = case.received_on + timedelta(hours=HANDOVER_HOURS) if is_due else False

    @api.depends("handover_due_on", "reported_on", "state")
    def _compute_handover_late(self):
        now = fields.Datetime.now()
        for case in self:
            passed_on = case.reported_on or (now if case.state == "draft" else False)
            case.is_handover_late = bool(case.handover_due_on and passed_on and passed_on > case.handover_due_on)
