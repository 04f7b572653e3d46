# Part of after_sales. LGPL-3.
from odoo import fields, models

#: What is done in a step; it decides which part of the form must be filled.
TASKS = [
    ("investigate", "Investigation"),
    ("measure", "Cause and Countermeasure"),
    ("opinion", "Opinion"),
    ("handling", "Handling Proposal"),
    ("combine", "Combined Opinion"),
    ("approval", "Approval"),
    ("negotiate", "Negotiation"),
    ("confirm", "Confirmation of the Claim"),
]
CONDITIONS = [
    ("always", "Always"),
    ("rnd", "Where R&D Is Needed"),
    ("supplier", "Where a Supplier Is Responsible"),
    ("founded", "Where the Complaint Is Founded"),
]


class AfterSalesCaseRouteStep(models.Model):
    """A station of a route: which unit, what it does there, how long it may take. Equal numbers run side by side."""

    _name = "after_sales.case.route.step"
    _description = "Step of a Route"
    _order = "route_id, sequence, id"

    route_id = fields.Many2one("after_sales.case.route", required=True, ondelete="cascade", index=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer("Number", default=10, help="Steps with the same number run side by side.")
    task = fields.Selection(TASKS, required=True, default="opinion")
    group_id = fields.Many2one("res.groups", "Role", help="Everybody who holds the role may do the step.")
    department_id = fields.Many2one("hr.department", "Department", help="Of those, people of this department only.")
    user_id = fields.Many2one("res.users", "Person", help="Of those, this person only.")
    condition = fields.Selection(CONDITIONS, required=True, default="always")
    domestic_days = fields.Integer("Days", default=1, help="Time limit for customers of the company's country.")
    foreign_days = fields.Integer("Days (Abroad)", default=1)

    _days_not_negative = models.Constraint(
        "CHECK(domestic_days >= 0 AND foreign_days >= 0)", "A time limit cannot be negative: enter zero for none."
    )

    def _prepare_step_vals(self, case) -> dict:
        return {
            "case_id": case.id,
            "name": self.name,
            "sequence": self.sequence,
            "task": self.task,
            "group_id": self.group_id.id,
            "department_id": self.department_id.id,
            "user_id": self.user_id.id,
            "condition": self.condition,
            "limit_days": self.foreign_days if case.is_foreign else self.domestic_days,
        }
