# Part of after_sales. LGPL-3.
from datetime import datetime, time

from odoo import api, fields, models

from ...rules import inspection as rules
from ...rules.remedies import CREDITING
from ..exact import exact

INSPECTION_STATUS = [
    ("none", "Nothing to Inspect"),
    ("waiting", "Waits in Quarantine"),
    ("partial", "Partly Inspected"),
    ("done", "Inspected"),
]


class AfterSalesReturn(models.Model):
    """How far the goods of a return are inspected: progress beside the life-cycle, read from the inspections."""

    _inherit = "after_sales.return"

    inspection_ids = fields.One2many("after_sales.return.inspection", "return_id", "Inspections", readonly=True)
    finding_ids = fields.One2many("after_sales.return.inspection.line", "return_id", "Findings", readonly=True)
    inspection_count = fields.Integer(compute="_compute_inspection_count")
    inspection_status = fields.Selection(
        INSPECTION_STATUS, compute="_compute_inspection_status", store=True, index=True, string="Inspection"
    )
    required_date = fields.Date(
        "Required by the Customer",
        copy=False,
        help="When the customer needs the reworked or repaired goods; their repair is planned for that day (R3.22).",
    )

    @api.depends("line_ids.inspected_qty", "line_ids.waiting_qty")
    def _compute_inspection_status(self):
        for document in self:
            waiting, inspected = (
                sum(exact(quantity) for quantity in document.line_ids.mapped(name))
                for name in ("waiting_qty", "inspected_qty")
            )
            document.inspection_status = rules.status(waiting + inspected, inspected)

    @api.depends("inspection_ids")
    def _compute_inspection_count(self):
        for document in self:
            document.inspection_count = len(document.inspection_ids)

    @api.depends("line_ids.waiting_qty", "line_ids.credit_moment")
    def _compute_credit_status(self):
        super()._compute_credit_status()

    def _derived_credit_status(self):
        """A credit that waits for inspection is complete when all is inspected, be it that nothing is credited."""
        status = super()._derived_credit_status()
        to_credit = self.line_ids.filtered(lambda line: line.remedy in CREDITING)
        waiting = to_credit.filtered(lambda line: line.credit_moment == "inspection" and line.waiting_qty)
        if status == "credited" and waiting:
            return "partial"
        if (
            status == "none"
            and self.receipt_status == "received"
            and not waiting
            and not any(to_credit.mapped("due_qty"))
        ):
            return "not_due"
        return status

    def action_view_inspections(self):
        """Open the inspections of these goods."""
        return self._view_records(self.inspection_ids, self.env._("Inspections"))

    def _repair_due_on(self):
        """The day on which the customer needs the goods; without one, now (R3.22)."""
        return datetime.combine(self.required_date, time(12)) if self.required_date else fields.Datetime.now()
