# Part of after_sales. LGPL-3.
"""What tests of rework start from: process engineering, production, and a routing of three operations."""

from odoo.fields import Command

from .inspections import InspectionCase

STEPS = (
    {"name": "Take apart", "planned_hours": 0.5},
    {"name": "New seal", "planned_hours": 1.0, "control": "Torque 12 Nm", "place": "Bench 2"},
    {"name": "Pressure test", "planned_hours": 0.25, "control": "3 bar for 10 minutes"},
)


class ReworkCase(InspectionCase):
    """``self.engineer`` writes routings, ``self.maker`` and ``self.colleague`` work by them; ``self.routing`` is for boilers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.engineer = cls._a_user("process")
        cls.maker = cls._a_user("manufacturing")
        cls.colleague = cls._a_user("manufacturing", login="colleague")

    def set_stage(self):
        super().set_stage()
        self.routing = self.a_routing(product_ids=[Command.set(self.product.ids)])

    def a_routing(self, *steps, **values):
        return (
            self.env["after_sales.rework.routing"]
            .with_user(self.engineer)
            .create(
                {
                    "name": "Seal of the boiler",
                    "step_ids": [
                        Command.create(step | {"sequence": place}) for place, step in enumerate(steps or STEPS)
                    ],
                    **values,
                }
            )
        )

    def a_rework(self, quantity=4, **line_values):
        """The repair order of goods that inspection sent to rework."""
        return self.entries_of(self.inspected(self.a_waiting(quantity), ("rework", quantity, line_values)), "rework")

    def operations(self, repair, user=None):
        return repair.after_sales_operation_ids._in_order().with_user(user or self.maker)

    def worked(self, repair, hours=0.5, result="As required."):
        """Production does all that is open, in its order, and the repair order is finished."""
        while open_ := self.operations(repair).filtered(lambda operation: operation.state == "todo")[:1]:
            open_.write({"actual_hours": hours, "result": result})
            open_.action_finish()
        repair.action_repair_end()
        return repair
