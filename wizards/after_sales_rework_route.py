# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ..models.rework.after_sales_rework_operation import ENGINEERS
from ..rules.reason import reason


class AfterSalesReworkRoute(models.TransientModel):
    """Asks process engineering by which routing goods are reworked (R3.22)."""

    _name = "after_sales.rework.route"
    _description = "Choose a Rework Routing"

    repair_id = fields.Many2one("repair.order", required=True)
    company_id = fields.Many2one(related="repair_id.company_id")
    routing_id = fields.Many2one(
        "after_sales.rework.routing", "Routing", required=True, domain="[('company_id', 'in', (company_id, False))]"
    )

    def action_choose(self):
        """Take over the operations of the routing."""
        self.ensure_one()
        if not self.env.user.has_groups(",".join(ENGINEERS)):
            refusal = reason("rework_not_planned_by_you", operation=self.repair_id.display_name, groups=ENGINEERS)
            self.env["after_sales.message"]._raise_all([refusal], AccessError)
        self.repair_id.check_access("read")
        self.routing_id.check_access("read")
        if self.routing_id.company_id not in (self.env["res.company"], self.repair_id.company_id):
            refusal = reason(
                "rework_routing_of_other_company", routing=self.routing_id.name, repair=self.repair_id.name
            )
            self.env["after_sales.message"]._raise_all([refusal])
        # Process engineering has no right over repair orders; what it says of the work is its own.
        self.repair_id.sudo()._after_sales_choose(self.routing_id)
        return {"type": "ir.actions.act_window_close"}
