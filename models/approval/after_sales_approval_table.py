# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools import ormcache

from ...rules.approval_matching import Facts
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

ADMINISTRATORS = ("after_sales.after_sales_group_administrator",)
#: What every decision asks of the version in force.
ASKED_OF_TABLES = ("state", "name", "approved_on")


class AfterSalesApprovalTable(models.Model):
    """One version of the authority table: who may approve what, up to how much (R7.01, R7.02).

    A version is drafted by an administrator and takes effect on its day, once the general manager has approved it
    (R7.16). What is approved never changes: a new version replaces it.
    """

    _name = "after_sales.approval.table"
    _description = "Authority Table"
    _inherit = ["after_sales.kept", "after_sales.approvable", "after_sales.document"]
    _order = "effective_from desc, id desc"

    _frozen_fields = frozenset({"effective_from", "limit_ids", "policy_ids", "company_id"})
    _event_groups = {"submit": ADMINISTRATORS, "cancel": ADMINISTRATORS, "reset": ADMINISTRATORS}

    title = fields.Char(required=True, translate=True, default=lambda self: self.env._("Authority table"))
    effective_from = fields.Date(required=True, default=fields.Date.context_today, tracking=True)
    note = fields.Text("What Changes", help="What the general manager should know about this version.")
    limit_ids = fields.One2many("after_sales.approval.limit", "table_id", "Limits", copy=True)
    policy_ids = fields.One2many("after_sales.approval.policy", "table_id", "Policies", copy=True)
    is_in_force = fields.Boolean("In Force", compute="_compute_is_in_force", search="_search_is_in_force")

    @api.depends("state", "effective_from")
    def _compute_is_in_force(self):
        current = self._in_force(fields.Date.context_today(self))
        for table in self:
            table.is_in_force = table == current

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self._in_force(fields.Date.context_today(self))
        return [("id", "in" if True in value else "not in", current.ids)]

    @api.depends("name", "title")
    def _compute_display_name(self):
        for table in self:
            table.display_name = f"{table.name} {table.title or ''}".strip()

    def action_new_version(self):
        """Draft the next version with the same rows."""
        self.ensure_one()
        draft = self.copy({"effective_from": fields.Date.context_today(self), "company_id": self.env.company.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": draft.id,
            "views": [(False, "form")],
        }

    def action_check(self):
        """Say what is wrong with the rows of this table, or that nothing is."""
        self.ensure_one()
        self.check_access("read")
        problems = [self.env["after_sales.message"]._sentence(each) for each in self._get_row_problems()]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Check of %s", self.display_name),
                "message": "\n".join(problems) or self.env._("Every amount has somebody who may approve it."),
                "type": "warning" if problems else "success",
                "sticky": bool(problems),
            },
        }

    @api.model
    def _in_force(self, on):
        """The version that counts on a day: approved, begun, the latest of them."""
        kept = self._kept_in_force(on)
        return self.sudo().browse(kept)._after_sales_with_kept(ASKED_OF_TABLES, kept)

    @ormcache("on")
    def _kept_in_force(self, on) -> dict[int, tuple]:
        found = self.sudo().search(
            [("state", "=", "approved"), ("effective_from", "<=", on)],
            order="effective_from desc, approved_on desc, id desc",
            limit=1,
        )
        return found._after_sales_keep(ASKED_OF_TABLES)

    def _get_submit_blockers(self):
        for table in self:
            if not table.limit_ids:
                yield reason("table_without_rows", document=table.name)
            if table.effective_from < fields.Date.context_today(table):
                yield reason("table_in_the_past", document=table.name, date=str(table.effective_from))

    def _get_row_problems(self):
        """Gaps, contradictions and roles that nobody holds: told when asked, and never in the way of a request."""
        rows = self.limit_ids.filtered(lambda row: row.measure == "amount")
        for kind in dict(self.limit_ids._fields["document_kind"].selection):
            mine = rows.filtered(lambda row, kind=kind: row.document_kind == kind and not row.specificity)
            if not mine.filtered("is_unlimited"):
                yield reason("table_gap", document=self.name, kind=kind)
        for role in self.limit_ids.role_id:
            if not role.sudo().holder_ids:
                yield reason("route_nobody_may_sign", role_id=role.id)
        for row in self.limit_ids:
            yield from row._get_problems()

    def _rows_for(self, facts: Facts):
        """The rows that speak about a document."""
        return self._matching(self._rows(), facts)

    def _ranks(self) -> dict[int, int]:
        """The rank of each role that any row of this version asks: {role id: rank}."""
        known = self.env["after_sales.approval.role"]._known()
        return {row.role: known[row.role].rank for _condition, row in self._rows()}

    def _rows(self):
        return self._approved_rows() if self.state == "approved" else self._read_rows()

    def _stored_rows_for(self, facts: Facts):
        """The same as the database has them, for those who look whether somebody changed them behind the back."""
        self.limit_ids.invalidate_recordset()
        return self._matching(self._read_rows(), facts)

    def _matching(self, rows, facts):
        return [row for condition, row in rows if condition.matches(facts)]

    @ormcache("self.id", "self.approved_on")
    def _approved_rows(self):
        """The rows of a version that was approved: they never change again."""
        return self._read_rows()

    def _read_rows(self):
        return [(row._condition(), row._row()) for row in self.sudo().limit_ids]

    def _policy_for(self, kind):
        """How this version treats one kind of document; nothing where it says nothing."""
        policies = self.env["after_sales.approval.policy"].sudo()
        if self.state == "approved":
            kept = self._approved_policies().get(kind, {})
            return policies.browse(kept)._after_sales_with_kept(policies._asked(), kept)
        return self.sudo().policy_ids.filtered(lambda policy: policy.document_kind == kind)[:1]

    @ormcache("self.id", "self.approved_on")
    def _approved_policies(self) -> dict[str, dict[int, tuple]]:
        """The policy that a version which was approved has for each kind: that never changes again."""
        policies = self.sudo().policy_ids[::-1]
        return {policy.document_kind: policy._after_sales_keep(policy._asked()) for policy in policies}

    def _approval_facts(self):
        return Facts(self._name, self.company_id.id, fields.Date.context_today(self))

    def _put_in_force(self):
        """Let a table count without asking anybody: the one that comes with the installation."""
        unlocked(self.sudo()).write({"state": "approved", "approved_on": fields.Datetime.now()})
