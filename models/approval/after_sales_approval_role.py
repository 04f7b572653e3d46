# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules.reason import reason


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
    limit_ids = fields.One2many("after_sales.approval.limit", "role_id", "Limits", readonly=True)

    @api.depends("group_id.all_user_ids", "user_ids", "deputy_ids")
    def _compute_holder_ids(self):
        for role in self:
            role.holder_ids = (role.group_id.all_user_ids | role.user_ids | role.deputy_ids).filtered("active")

    @api.constrains("user_ids", "deputy_ids", "group_id")
    def _check_own_authority(self):
        """Nobody gives himself a role, whatever he administers; the installation itself may."""
        for role in self:
            if self.env.user in role.user_ids | role.deputy_ids and not self.env.user._is_superuser():
                raise ValidationError(
                    self.env["after_sales.message"]._sentence(reason("own_authority", role_id=role.id))
                )

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

    @api.model
    def _people(self, company, document_kind):
        """Who may sign for each role in ``company``, himself or for a holder: {role id: ids of active users}."""
        people = {
            role.id: set(role.holder_ids.filtered(lambda user: company in user.company_ids).ids)
            for role in self.sudo().search([])
        }
        today = fields.Date.context_today(self)
        for user, lent in self.env["after_sales.approval.delegation"]._lent_on(today, document_kind, company).items():
            for role_id in frozenset().union(*(each.role_ids for each in lent)):
                people[role_id].add(user.id)
        return {role_id: frozenset(ids) for role_id, ids in people.items()}
