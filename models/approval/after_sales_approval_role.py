# Part of after_sales. LGPL-3.
from contextlib import contextmanager
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, ormcache

from ...rules.reason import reason


class Known(NamedTuple):
    """What every decision asks of a role; ``group_id``: the group that gives it, False where none does."""

    rank: int
    group_id: int
    is_active: bool


class AfterSalesApprovalRole(models.Model):
    """A level of authority: sales manager, deputy general manager... and who holds it (R7.01).

    Deputies sign with the same right as the holder (R7.07).
    """

    _name = "after_sales.approval.role"
    _description = "Approval Role"
    _inherit = ["after_sales.kept"]
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
        saved = self.filtered("id")
        holding = saved._holding()
        for role in saved:
            role.holder_ids = self.env["res.users"].browse(sorted(holding[role.id]))
        # What somebody is just writing, the database does not know yet.
        for role in self - saved:
            role.holder_ids = (role.user_ids | role.deputy_ids | role.group_id.all_user_ids).filtered("active")

    def _holding(self, company=None):
        """The active users who hold each role, themselves, as deputy or through a group: {role id: set of user ids}.

        ``company``: only users who work in it. One query for all roles; what Odoo computes for groups is several for each.
        """
        groups, known = self.env["res.groups"]._get_group_definitions(), self._known()
        given = {role_id: known[role_id].group_id for role_id in self.ids if known[role_id].group_id}
        through = [
            (role_id, each)
            for role_id, group_id in given.items()
            for each in (group_id, *groups.get_subset_ids([group_id]))
        ]
        holding = {role_id: set() for role_id in self.ids}
        for role_id, user_id in self._read_holders(through, company):
            holding[role_id].add(user_id)
        return holding

    def _read_holders(self, through, company) -> list[tuple[int, int]]:
        """(role, user) for everybody who holds one of these roles; ``through``: (role, group) for all groups that give it."""
        self.env["res.users"].flush_model(["active", "group_ids", "company_ids"])
        self.flush_model(["user_ids", "deputy_ids"])
        works_there = SQL(
            "AND EXISTS (SELECT FROM res_company_users_rel place WHERE place.user_id = person.id AND place.cid = %s)",
            company.id if company else None,
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT holder.role_id, person.id
                  FROM (SELECT after_sales_approval_role_id AS role_id, res_users_id AS user_id
                          FROM after_sales_approval_role_user_rel
                         UNION
                        SELECT after_sales_approval_role_id, res_users_id FROM after_sales_approval_role_deputy_rel
                         UNION
                        SELECT through.role_id, member.uid
                          FROM unnest(%s::int[], %s::int[]) AS through(role_id, group_id)
                          JOIN res_groups_users_rel member ON member.gid = through.group_id) holder
                  JOIN res_users person ON person.id = holder.user_id AND person.active
                 WHERE holder.role_id = ANY(%s) %s
                """,
                [role_id for role_id, _group_id in through],
                [group_id for _role_id, group_id in through],
                self.ids,
                works_there if company else SQL(),
            )
        )

    @api.model_create_multi
    def create(self, vals_list):
        with self._watching_authority():
            return super().create(vals_list)

    def write(self, vals):
        if {"user_ids", "deputy_ids", "group_id", "rank", "active"}.isdisjoint(vals):
            return super().write(vals)
        with self._watching_authority():
            return super().write(vals)

    @contextmanager
    def _watching_authority(self):
        """Nobody gives himself a role, whatever he administers; whom he gives one to stands in the decision log.

        The installation itself may give and say nothing.
        """
        user = self.env.user
        if user._is_superuser():
            yield
            return
        before = self._holders()
        yield
        after = self._holders()
        for role, holders in after.items():
            if user in holders - before.get(role, user.browse()):
                raise ValidationError(
                    self.env["after_sales.message"]._sentence(reason("own_authority", role_id=role.id))
                )
        self._log_authority(before, after)

    def _holders(self):
        """Who holds which role at this moment, archived ones too: {role: users}, as the database has it."""
        roles = self.sudo().with_context(active_test=False).search([])
        holding = roles._holding()
        return {role: self.env["res.users"].browse(sorted(holding[role.id])) for role in roles}

    def _log_authority(self, before, after):
        none = self.env["res.users"]
        changes = [
            (role, after.get(role, none) - before.get(role, none), before.get(role, none) - after.get(role, none))
            for role in after.keys() | before.keys()
        ]
        rows = [
            {"document": role, "event": "configured", "facts": {"given_to": given.ids, "taken_from": taken.ids}}
            for role, given, taken in sorted(changes, key=lambda change: change[0].id)
            if given or taken
        ]
        if rows:
            self.env["after_sales.approval.log"]._append(rows)

    @api.model
    @ormcache()
    def _known(self) -> dict[int, Known]:
        """All roles as the database has them, archived ones too, lowest rank first: kept in memory until one changes."""
        roles = self.sudo().with_context(active_test=False).search_fetch([], ["rank", "group_id", "active"])
        return {role.id: Known(role.rank, role.group_id.id, role.active) for role in roles}

    @api.model
    def _held_by(self, user):
        """The roles that ``user`` holds, himself, as deputy or through a group."""
        return self.sudo().search(
            [
                "|",
                "|",
                ("user_ids", "in", user.ids),
                ("deputy_ids", "in", user.ids),
                ("group_id", "in", user._get_group_ids()),
            ]
        )

    @api.model
    def _people(self, company, document_kind):
        """Who may sign for each role in ``company``, himself or for a holder: {role id: ids of active users}."""
        active = [role_id for role_id, known in self._known().items() if known.is_active]
        people = self.sudo().browse(active)._holding(company)
        today = fields.Date.context_today(self)
        for user, lent in self.env["after_sales.approval.delegation"]._lent_on(today, document_kind, company).items():
            for role_id in frozenset().union(*(each.role_ids for each in lent)):
                people[role_id].add(user.id)
        return {role_id: frozenset(ids) for role_id, ids in people.items()}
