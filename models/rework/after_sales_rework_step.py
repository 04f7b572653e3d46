# Part of after_sales. LGPL-3.
from odoo import fields, models

#: What an order takes over from the routing.
PLAN = ("sequence", "name", "instruction", "place", "department_id", "user_id", "planned_hours", "control")


class AfterSalesReworkStep(models.Model):
    """One operation of a routing: what is done, where or by whom, how long it takes and what is checked (R3.22)."""

    _name = "after_sales.rework.step"
    _description = "Operation of a Rework Routing"
    _order = "routing_id, sequence, id"
    _check_company_auto = True

    routing_id = fields.Many2one("after_sales.rework.routing", "Routing", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="routing_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Operation", required=True, translate=True)
    instruction = fields.Text(translate=True, help="How it is done: tools, settings, what to watch.")
    place = fields.Char("Work Centre", help="Machine, bench or line.")
    department_id = fields.Many2one("hr.department", "Department", check_company=True)
    user_id = fields.Many2one("res.users", "Person", help="Empty: anybody of production.")
    planned_hours = fields.Float("Planned Hours")
    control = fields.Text("Check to Be Done", translate=True, help="What proves that it is right; empty: nothing.")

    _no_time_below_zero = models.Constraint("CHECK(planned_hours >= 0)", "Planned hours cannot be below zero.")

    def _prepare_operation_vals(self) -> dict:
        """The operation as an order takes it over."""
        values = {name: self[name] for name in PLAN}
        return values | {"department_id": self.department_id.id, "user_id": self.user_id.id}
