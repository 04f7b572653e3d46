# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesApprovalRole(models.Model):
    """A level of authority: sales manager, deputy general manager... and who holds it (R7.01).

    Deputies sign with the same right as the holder (R7.07).
    """

    _name = "after_sales.approval.role"
    _description = "Approval Role"
    _order = "rank, id"

    name = fields.Char(required=True, translate=True)
    rank = fields.Integer(required=True, default=10, help="Lower ranks are asked for smaller amounts.")
    active = fields.Boolean(default=True)
    group_id = fields.Many2one("res.groups", "Group", help="Everybody in this group holds the role.")
    user_ids = fields.Many2many("res.users", "after_sales_approval_role_user_rel", string="Holders")
    deputy_ids = fields.Many2many(
        "res.users",
        "after_sales_approval_role_deputy_rel",
        string="Deputies",
        help="They sign with the same right as the holders.",
    )
    holder_ids = fields.Many2many(
        "res.users", compute="_compute_holder_ids", string="All Who May Sign", compute_sudo=True
    )
    limit_ids = fields.One2many("after_sales.approval.limit", "role_id", "Limits")

    @api.depends("group_id.all_user_ids", "user_ids", "deputy_ids")
    def _compute_holder_ids(self):
        for role in self:
            role.holder_ids = (role.group_id.all_user_ids | role.user_ids | role.deputy_ids).filtered("active")

    def _holders_in(self, company):
        """The active users who hold the role and may work in ``company``."""
        return self.sudo().holder_ids.filtered(lambda user: company in user.company_ids)

    @api.model
    def _held_by(self, user):
        """The roles that ``user`` holds, himself, as deputy or through a group."""
        return self.sudo().search(
            [
                "|",
                "|",
                ("user_ids", "in", user.ids),
                ("deputy_ids", "in", user.ids),
                ("group_id", "in", user.all_group_ids.ids),
            ]
        )
