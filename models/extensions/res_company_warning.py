# Part of after_sales. LGPL-3.
from odoo import fields, models

#: Who is told of early warnings where nobody is named.
USUAL = ("after_sales.after_sales_group_quality", "after_sales.after_sales_group_coordinator")


class ResCompany(models.Model):
    """Whom early warnings are told, and what control charts count complaints by (R4.61)."""

    _inherit = "res.company"

    after_sales_warned_ids = fields.Many2many(
        "res.users", "after_sales_company_warned_rel", string="Told of Early Warnings",
        domain="[('share', '=', False)]", help="Empty: quality and the coordinator.",
    )  # fmt: skip
    after_sales_chart_months = fields.Integer(
        "Months in Which Goods Are Complained Of",
        default=3,
        help="Complaints of a month are measured by what was delivered in it and in the months before, so many in all.",
    )

    _after_sales_chart_months = models.Constraint(
        "CHECK(after_sales_chart_months BETWEEN 1 AND 24)",
        "Complaints are measured by the deliveries of 1 to 24 months.",
    )

    def _after_sales_warned(self, people=None):
        """``people``, else those whom the company names, else quality and the coordinator; only who may see it."""
        self.ensure_one()
        usual = self.env["res.groups"].union(*(self.env.ref(group) for group in USUAL)).sudo().all_user_ids
        people = people or self.sudo().after_sales_warned_ids or usual
        return people.filtered(lambda user: user.active and not user.share and self in user.company_ids)
