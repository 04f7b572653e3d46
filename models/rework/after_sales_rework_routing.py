# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import rework


class AfterSalesReworkRouting(models.Model):
    """How goods are reworked: operations in their order, written by process engineering, to be used again (R3.22).

    An order gets a copy of the operations, so a routing that is improved later leaves alone what was done by it before.
    """

    _name = "after_sales.rework.routing"
    _description = "Rework Routing"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char("Routing", required=True, translate=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, help="Empty: for all companies.")
    product_ids = fields.Many2many(
        "product.product", string="For Products", check_company=True, help="Empty: for any product of its categories."
    )
    category_ids = fields.Many2many(
        "product.category", string="For Product Categories", help="The categories below them as well."
    )
    reason_ids = fields.Many2many(
        "after_sales.reason", string="For What Was Found", check_company=True, help="Empty: whatever was found."
    )
    step_ids = fields.One2many("after_sales.rework.step", "routing_id", "Operations", copy=True)
    planned_hours = fields.Float("Planned Hours", compute="_compute_planned_hours", store=True)
    note = fields.Text(help="When to use it, and what it is known for.")
    reworked_count = fields.Integer("Reworked", compute="_compute_effect")
    came_back_count = fields.Integer("Came Back", compute="_compute_effect")
    came_back_percent = fields.Float("Came Back (%)", compute="_compute_effect", digits=(16, 1))

    @api.depends("step_ids.planned_hours")
    def _compute_planned_hours(self):
        for routing in self:
            routing.planned_hours = sum(routing.step_ids.mapped("planned_hours"))

    @api.depends_context("allowed_company_ids")
    def _compute_effect(self):
        groups = self.env["after_sales.rework.effect"]._read_group(
            [("routing_id", "in", self.ids)], ["routing_id"], ["reworked_count:sum", "came_back_count:sum"]
        )
        figures = {routing: (reworked, came_back) for routing, reworked, came_back in groups}
        for routing in self:
            reworked, came_back = figures.get(routing._origin, (0, 0))
            routing.reworked_count, routing.came_back_count = reworked, came_back
            routing.came_back_percent = 100 * came_back / reworked if reworked else 0.0

    def action_view_effect(self):
        """Open what was reworked by this routing, and what of it came back."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_rework_effect_action")
        return action | {"domain": [("routing_id", "=", self.id)], "context": {}}

    @api.model
    def _propose(self, wanted, company) -> dict:
        """{key: routing} for ``wanted``, a dictionary of key -> ``rework.Goods``; the same routings for all, read once."""
        domain = [("company_id", "in", (company.id, False)), ("step_ids", "!=", False)]
        routings = self.search(domain)
        templates = [routing._template() for routing in routings]
        return {key: self.browse(rework.propose(goods, templates) or ()) for key, goods in wanted.items()}

    def _template(self) -> rework.Template:
        return rework.Template(
            self.id, frozenset(self.product_ids.ids), frozenset(self.category_ids.ids), frozenset(self.reason_ids.ids)
        )
