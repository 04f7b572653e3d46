# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_capa import PLANNERS

KINDS = [
    ("containment", "Containment"),
    ("correction", "Correction"),
    ("corrective", "Corrective Action"),
    ("preventive", "Preventive Action"),
]
STATES = [("open", "To Do"), ("done", "Done"), ("dropped", "Dropped")]
#: What the owner writes; the rest is planned by those who plan the sheet.
OF_OWNER = {"result", "attachment_ids"}


class AfterSalesCapaAction(models.Model):
    """One thing to do: what, who, until when; finished by its owner, with evidence (R4.58, R4.67)."""

    _name = "after_sales.capa.action"
    _description = "Action of a Corrective and Preventive Action"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "capa_id, sequence, id"
    _check_company_auto = True
    _mail_post_access = "read"

    capa_id = fields.Many2one("after_sales.capa", "Improvement", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="capa_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    kind = fields.Selection(KINDS, required=True, default="corrective", index=True)
    name = fields.Char("What to Do", required=True)
    user_id = fields.Many2one("res.users", "Owner", index="btree_not_null")
    department_id = fields.Many2one(
        "hr.department", "Department", check_company=True, index="btree_not_null", compute="_compute_department_id",
        store=True, readonly=False, precompute=True,
    )  # fmt: skip
    owner = fields.Char("Who Does It", compute="_compute_owner")
    deadline = fields.Date("Due", required=True, index=True)
    is_evidence_needed = fields.Boolean("Needs Evidence", default=True)
    attachment_ids = fields.Many2many("ir.attachment", string="Evidence", bypass_search_access=True)
    result = fields.Text(help="What was done and how it was checked. It is told to customers as well: name no person.")
    state = fields.Selection(STATES, required=True, readonly=True, default="open", index=True, tracking=True)
    done_on = fields.Datetime("Done", readonly=True)
    done_by_id = fields.Many2one("res.users", "Done By", readonly=True, index="btree_not_null")
    reminded_on = fields.Datetime("Reminded", readonly=True)
    reminder_count = fields.Integer("Reminders", readonly=True)
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    is_late = fields.Boolean("Overdue", compute="_compute_is_late", search="_search_is_late")
    is_planner = fields.Boolean(related="capa_id.is_planner")
    is_running = fields.Boolean(compute="_compute_is_running")

    @api.depends("capa_id.department_id")
    def _compute_department_id(self):
        for action in self:
            action.department_id = action.department_id or action.capa_id.department_id

    @api.depends("user_id", "department_id")
    def _compute_owner(self):
        for action in self:
            action.owner = action.sudo().user_id.name or action.sudo().department_id.name or False

    @api.depends("capa_id.state")
    def _compute_is_running(self):
        for action in self:
            action.is_running = action.capa_id.state == "open"

    @api.depends("name", "capa_id.name")
    def _compute_display_name(self):
        for action in self:
            action.display_name = f"{action.capa_id.name} · {action.name}"

    @api.depends("state", "user_id", "department_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for action in self:
            action.is_mine = action.state == "open" and action._is_for(self.env.user)

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        department = self.env.user.sudo().employee_ids.department_id
        shared = fields.Domain("department_id", "parent_of", department.ids) | fields.Domain(
            "capa_id.user_id", "=", self.env.uid
        )
        mine = fields.Domain("user_id", "=", self.env.uid) | (fields.Domain("user_id", "=", False) & shared)
        mine &= fields.Domain("state", "=", "open")
        return mine if True in value else ~mine

    @api.depends("state", "deadline")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for action in self:
            action.is_late = action.state == "open" and bool(action.deadline) and action.deadline < today

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain([("state", "=", "open"), ("deadline", "<", fields.Date.context_today(self))])
        return late if True in value else ~late

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create(vals_list)
        actions._refuse_unless_plannable()
        actions._give_to_owner()
        return actions

    def write(self, vals):
        self._refuse_forged(vals)
        if not is_unlocked(self):
            if set(vals) - OF_OWNER:
                self._refuse_unless_plannable()
            else:
                self._refuse_unless_mine("finish")
        written = super().write(vals)
        if {"user_id", "department_id", "deadline", "capa_id"}.intersection(vals):
            self._refuse_unless_plannable()
            self._give_to_owner()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_only_planned(self):
        self._refuse_unless_plannable()

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *("state", "done_on", "done_by_id", "reminded_on", "reminder_count"),
        }

    def action_finish(self):
        """Say that it is done; evidence and words that are missing are told at once."""
        self.check_access("read")
        self._refuse_unless_mine("finish")
        self._raise_all(blocker for action in self for blocker in action._get_finish_blockers())
        self._close("done", done_on=fields.Datetime.now(), done_by_id=self.env.uid)
        return True

    def action_drop(self):
        """Give up an action that is not needed after all; its words say why."""
        self.check_access("read")
        if not self.env.user.has_groups(",".join(PLANNERS)):
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("no_right", event="drop", documents=names, groups=PLANNERS)], AccessError)
        self._raise_all(blocker for action in self for blocker in action._get_drop_blockers())
        self._close("dropped")
        return True

    def action_view_evidence(self):
        """Open the action, to write what was done and to attach the evidence."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _close(self, state, **vals):
        # The owner's right was checked; he needs none over the sheet.
        unlocked(self.sudo()).write({"state": state} | vals)
        self.sudo().activity_ids.unlink()
        for action in self.sudo():
            labels = dict(self._fields["state"]._description_selection(self.env))
            words = f"{labels[state]}: {action.name}"
            action.capa_id.message_post(body=words)

    def _get_finish_blockers(self):
        if self.state != "open":
            yield reason("action_not_open", action=self.display_name)
        if self.capa_id.state != "open":
            yield reason("action_too_early", action=self.display_name, state=self.capa_id._state_label())
        if not (self.result or "").strip():
            yield reason("action_without_result", action=self.display_name)
        if self.is_evidence_needed and not self.sudo().attachment_ids:
            yield reason("action_without_evidence", action=self.display_name)

    def _get_drop_blockers(self):
        if self.state != "open":
            yield reason("action_not_open", action=self.display_name)
        if not (self.result or "").strip():
            yield reason("action_dropped_without_words", action=self.display_name)

    def _is_for(self, user) -> bool:
        """Whether ``user`` owns the action; where no person is named, the responsible of the sheet and the department do."""
        action = self.sudo()
        acting = action.capa_id.user_id | action.capa_id._members(action.department_id)
        return user == action.user_id or (not action.user_id and user in acting)

    def _refuse_unless_mine(self, event):
        """The owner finishes it; those who plan improvements may do it for him."""
        if not self.env.su and not self.env.user.has_groups(",".join(PLANNERS)):
            self._raise_all(
                (
                    reason("action_of_others", action=action.display_name, owner=action.owner or "?", event=event)
                    for action in self
                    if not action._is_for(self.env.user)
                ),
                AccessError,
            )

    def _refuse_unless_plannable(self):
        """Actions are planned by those who may write the sheet, while it is written or carried out."""
        if is_unlocked(self):
            return
        self.capa_id._refuse_unless_planner()
        self._raise_all(
            reason("lines_frozen_after_draft", document=capa.name) for capa in self.capa_id if not capa._is_open()
        )
        self._raise_all(reason("action_not_open", action=each.display_name) for each in self if each.state != "open")

    def _give_to_owner(self):
        """The owner finds it among his activities once the sheet is with the department (R4.58)."""
        for action in self.sudo().filtered(lambda each: each.state == "open" and each.capa_id.state == "open"):
            owner = action.user_id or action.capa_id.user_id or action.department_id.manager_id.user_id
            action.activity_ids.unlink()
            if owner:
                # The letter is ours; the mail that Odoo sends for an activity would be a second one.
                action.with_context(mail_activity_quick_update=True).activity_schedule(
                    "mail.mail_activity_data_todo",
                    date_deadline=action.deadline,
                    summary=action.name,
                    user_id=owner.id,
                )
                self.env["after_sales.letter"]._write_to(owner, action, "capa_action_asked")

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
