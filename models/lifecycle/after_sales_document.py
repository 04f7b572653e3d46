# Part of after_sales. LGPL-3.
from collections.abc import Iterator

from odoo import api, fields, models
from odoo.exceptions import AccessError, LockError, UserError

from ...rules import lifecycle
from ...rules.reason import Reason, reason
from .engine import is_unlocked, undefaulted, unlocked

STATES = [
    ("draft", "Draft"),
    ("submitted", "Waiting for Approval"),
    ("approved", "Approved"),
    ("done", "Posted"),
    ("cancelled", "Cancelled"),
]
#: What the life-cycle itself writes.
ENGINE_FIELDS = {
    "state",
    "submitted_on",
    "submitted_by_id",
    "approved_on",
    "posted_on",
    "cancelled_on",
    "cancelled_by_id",
    "refusal",
}


class AfterSalesDocument(models.AbstractModel):
    """A document with one life-cycle and one door to it.

    A concrete document names its lines' field, the fields that are fixed once it is submitted and the groups that may
    cause each event; it adds what it needs in ``_get_<event>_blockers``, ``_before_<event>`` and ``_after_<event>``.
    """

    _name = "after_sales.document"
    _description = "After-Sales Document"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    #: Whoever may read a document may ask a question about it: approvers and the warehouse have no right to write it.
    _mail_post_access = "read"

    _lifecycle = lifecycle.DOCUMENT
    #: States in which the document is still being written.
    _open_states = ("draft",)
    #: Fields that stay as they are once the document left its open states.
    _frozen_fields = frozenset()
    #: event -> groups (XML ids) of which the user needs one.
    _event_groups = {}
    #: event -> access that the user needs on the document itself; "write" where none is named.
    _event_access = {"approve": "read", "refuse": "read"}

    name = fields.Char("Number", required=True, copy=False, readonly=True, index="trigram", default="/")
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    state = fields.Selection(
        STATES, "Status", required=True, readonly=True, copy=False, default="draft", index=True, group_expand=True,
    )  # fmt: skip
    submitted_on = fields.Datetime(readonly=True, copy=False)
    submitted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    approved_on = fields.Datetime(readonly=True, copy=False)
    posted_on = fields.Datetime(readonly=True, copy=False)
    cancelled_on = fields.Datetime(readonly=True, copy=False)
    cancelled_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    refusal = fields.Text(readonly=True, copy=False, help="Why the document was last refused, in the approver's words.")
    can_submit = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")
    can_recall = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    can_reset = fields.Boolean(compute="_compute_can")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can(self):
        for name in [name for name, field in self._fields.items() if field.compute == "_compute_can"]:
            event = name.removeprefix("can_")
            may = self._has_right(event)
            for document in self:
                document[name] = may and document._allows(event)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("name", "/") == "/":
                vals["name"] = self._next_number(vals.get("company_id") or self.env.company.id)
        return super().create(vals_list)

    def write(self, vals):
        if self._frozen_fields.intersection(vals):
            self._refuse_change_after_draft(self._frozen_fields.intersection(vals))
            self._note_money_editor()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        self._raise_all(
            reason("document_not_draft_cannot_be_deleted", document=document.name)
            for document in self
            if document.state != "draft" or document.submitted_on
        )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Whoever makes many activities at once subscribes their people himself, at once, and says so."""
        if self.env.context.get("after_sales_followed"):
            return True
        return super().message_subscribe(partner_ids=partner_ids, subtype_ids=subtype_ids)

    def action_submit(self):
        """Ask for approval; every reason against it is told at once (``UserError``)."""
        return self._transition("submit")

    def action_cancel(self):
        """Withdraw the document and everything of it that is still open."""
        return self._transition("cancel")

    def action_reset(self):
        """Make a cancelled document a draft again, unless it ever posted."""
        return self._transition("reset")

    def _transition(self, event):
        """Move documents along their life-cycle: the only place that writes ``state``."""
        if not self:
            return True
        self = undefaulted(self)
        self._refuse_without_right(event)
        self._lock()
        return self._move_on(event)

    def _move_on(self, event):
        """The second half of ``_transition``, for those who hold the right and the lock already."""
        if not self:
            return True
        self._raise_all(self._get_blockers(event))
        self._call_hook(f"_before_{event}")
        before = {document: document._state_label() for document in self}
        target = self._lifecycle.target(event)
        # The right to cause the event was checked above; an approver, say, has no right to write the document itself.
        unlocked(self.sudo()).write({"state": target} | self._prepare_stamp_vals(event))
        self._log_move(before)
        self._call_hook(f"_after_{event}")
        return True

    def _log_move(self, before):
        """Note in the chatter what the state was and is: one row for each document, written for all of them at once."""
        bodies = {document.id: f"{label} → {document._state_label()}" for document, label in before.items()}
        self.sudo()._message_log_batch(bodies=bodies)

    def _get_blockers(self, event) -> Iterator[Reason]:
        """Everything that forbids ``event``: a wrong state first, else what the document itself says."""
        legal = self.filtered(lambda document: document._allows(event))
        for document in self - legal:
            yield reason("wrong_state", document=document.name, event=event, state=document._state_label())
        collect = getattr(legal, f"_get_{event}_blockers", None)
        if legal and collect:
            yield from collect()

    def _allows(self, event) -> bool:
        """Whether the event may happen to this document now; a document may have a life-cycle without it."""
        return event in self._lifecycle.events and self._lifecycle.allows(event, self.state)

    def _prepare_stamp_vals(self, event) -> dict:
        now = fields.Datetime.now()
        return {
            "submit": {"submitted_on": now, "submitted_by_id": self.env.uid, "refusal": False},
            "approve": {"approved_on": now},
            "post": {"posted_on": now},
            "cancel": {"cancelled_on": now, "cancelled_by_id": self.env.uid},
            "recall": {"submitted_on": False, "submitted_by_id": False},
            "reset": {
                "submitted_on": False,
                "submitted_by_id": False,
                "approved_on": False,
                "cancelled_on": False,
                "cancelled_by_id": False,
            },
        }.get(event, {})

    def _before_undo(self):
        """Hook: the document and what it posted are about to be undone."""

    def _after_undo(self):
        """Hook: the document is undone; its effects follow."""

    def _call_hook(self, name):
        hook = getattr(self, name, None)
        if hook:
            hook()

    def _lock(self):
        try:
            self.lock_for_update()
        except LockError as error:
            names = ", ".join(self.mapped("name"))
            raise UserError(
                self.env["after_sales.message"]._sentence(reason("document_locked", documents=names))
            ) from error

    def _get_engine_fields(self) -> set:
        """What only the engine writes, whoever asks."""
        return super()._get_engine_fields() | ENGINE_FIELDS

    def _refuse_change_after_draft(self, names):
        if is_unlocked(self):
            return
        labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(names))
        self._raise_all(
            reason("frozen_after_draft", document=document.name, fields=labels)
            for document in self
            if not document._is_open()
        )

    def _is_open(self) -> bool:
        """Whether its content may still change."""
        return self.state in self._open_states

    def _state_label(self) -> str:
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _has_right(self, event) -> bool:
        groups = self._event_groups.get(event)
        return not groups or self.env.user.has_groups(",".join(groups))

    def _refuse_without_right(self, event):
        self.check_access(self._event_access.get(event, "write"))
        if not self._has_right(event):
            names = ", ".join(self.mapped("name"))
            groups = self._event_groups[event]
            self._raise_all([reason("no_right", event=event, documents=names, groups=groups)], AccessError)

    def _raise_all(self, reasons, error=UserError):
        """Tell all ``reasons`` at once; do nothing when there are none."""
        self.env["after_sales.message"]._raise_all(reasons, error)

    def _note_refusal(self, comment):
        unlocked(self.sudo()).write({"refusal": comment})
        for document in self.sudo():
            document.message_post(body=self.env._("Refused: %s", comment))

    def _note_money_editor(self):
        """Hook: somebody wrote what is fixed after draft. Documents to approve remember who."""

    def _next_number(self, company_id):
        return self.env["ir.sequence"].with_company(company_id).next_by_code(self._name) or "/"

    def _view_records(self, records, title):
        """Open one record in its form, many in a list."""
        action = {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": records._name,
            "context": {"create": False},
        }
        if len(records) == 1:
            return action | {"views": [(False, "form")], "res_id": records.id}
        return action | {"views": [(False, "list"), (False, "form")], "domain": [("id", "in", records.ids)]}
