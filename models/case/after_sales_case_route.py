# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCaseRoute(models.Model):
    """The way of a complaint through the departments, as data: one for each company and kind of complaint (R4.16, R4.30)."""

    _name = "after_sales.case.route"
    _description = "Route of Complaint Cases"
    _inherit = ["mail.alias.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.", index=True)
    category = fields.Selection(
        selection=lambda self: self.env["after_sales.case"]._fields["category"]._description_selection(self.env),
        help="Cases of this kind take this route. Empty: any case without a route of its own.",
    )
    step_ids = fields.One2many("after_sales.case.route.step", "route_id", "Steps", copy=True)

    def _alias_get_creation_values(self):
        """Mails to the address of the route become draft cases that take it (R4.13)."""
        values = super()._alias_get_creation_values()
        values["alias_model_id"] = self.env["ir.model"]._get_id("after_sales.case")
        if self.id:
            defaults = {"route_id": self.id, "source": "complaint", "channel": "email"}
            values["alias_defaults"] = defaults | ({"company_id": self.company_id.id} if self.company_id else {})
        return values

    @api.model
    def _find(self, company, category):
        """The route for a case: one of its category before a general one, of its company before a common one."""
        routes = self.search([("company_id", "in", (company.id, False)), ("category", "in", (category, False))])
        return routes.sorted(lambda route: (not route.category, not route.company_id, route.sequence, route.id))[:1]
