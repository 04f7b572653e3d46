# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..models.case.after_sales_case_route_step import TASKS


class AfterSalesCaseStepInsert(models.TransientModel):
    """Asks which unit shall have a look that the route did not foresee, and why."""

    _name = "after_sales.case.step.insert"
    _description = "Insert a Step"

    after_id = fields.Many2one("after_sales.case.step", required=True, readonly=True)
    name = fields.Char("Step", required=True)
    task = fields.Selection(TASKS, required=True, default="opinion")
    group_id = fields.Many2one("res.groups", "Role")
    department_id = fields.Many2one("hr.department", "Department")
    user_id = fields.Many2one("res.users", "Person", domain="[('share', '=', False)]")
    limit_days = fields.Integer("Limit (days)", default=1)
    remark = fields.Text("Why", required=True)

    def action_confirm(self):
        """Put the step in."""
        self.ensure_one()
        self.after_id._insert(
            {
                "name": self.name,
                "task": self.task,
                "group_id": self.group_id.id,
                "department_id": self.department_id.id,
                "user_id": self.user_id.id,
                "limit_days": self.limit_days,
                "remark": self.remark,
            }
        )
        return {"type": "ir.actions.act_window_close"}
