# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ...rules import approval_routing
from ...rules.reason import reason


class AfterSalesApprovable(models.AbstractModel):
    """A document that somebody with enough authority must approve (R7.03, R7.18).

    Submitting asks the role that its amount needs; approving and refusing are open to its holders only, never to the
    person who made or submitted the document, and are checked here on the server, whatever the path.
    """

    _name = "after_sales.approvable"
    _description = "Document to Approve"

    approval_step_ids = fields.One2many(
        "after_sales.approval.step",
        "res_id",
        "Approval Steps",
        readonly=True,
        copy=False,
        domain=lambda self: [("res_model", "=", self._name)],
    )
    is_waiting_for_me = fields.Boolean(compute="_compute_is_waiting_for_me", search="_search_is_waiting_for_me")
    approval_summary = fields.Char("Approval", compute="_compute_approval_summary")

    @api.depends("state", "approval_step_ids.state")
    @api.depends_context("uid")
    def _compute_is_waiting_for_me(self):
        mine = self.env["after_sales.approval.role"]._held_by(self.env.user)
        for document in self:
            document.is_waiting_for_me = (
                document.state == "submitted"
                and bool(document._open_steps().signer_role_ids & mine)
                and not document._is_own()
            )

    def _search_is_waiting_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        roles = self.env["after_sales.approval.role"]._held_by(self.env.user)
        open_steps = (
            self.env["after_sales.approval.step"]
            .sudo()
            ._search(
                [
                    ("res_model", "=", self._name),
                    ("state", "=", "waiting"),
                    ("signer_role_ids", "in", roles.ids),
                ]
            )
        )
        waiting = Domain(
            [
                ("state", "=", "submitted"),
                ("approval_step_ids", "in", open_steps),
                ("create_uid", "!=", self.env.uid),
                ("submitted_by_id", "!=", self.env.uid),
            ]
        )
        return waiting if True in value else ~waiting

    @api.depends("state", "approval_step_ids.state", "approval_step_ids.decided_by_id")
    def _compute_approval_summary(self):
        for document in self:
            step = document.sudo().approval_step_ids[-1:]
            labels = dict(step._fields["state"]._description_selection(self.env)) if step else {}
            parts = (step.decided_by_id.name or step.role_id.display_name, labels.get(step.state))
            document.approval_summary = " · ".join(part for part in parts if part) or False

    @api.depends("is_waiting_for_me")
    def _compute_can(self):
        super()._compute_can()
        for document in self:
            document.can_approve = document.can_approve and document.is_waiting_for_me
            document.can_refuse = document.can_refuse and document.is_waiting_for_me

    def action_approve(self):
        """Sign the step that waits for you; the document is approved when no step is left."""
        self._lock()
        self._refuse_unless_mine()
        self._open_steps()._decide("signed")
        return self._transition("approve")

    def action_refuse(self):
        """Ask for the reason, then send the documents back to draft."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refuse"),
            "res_model": "after_sales.document.refuse",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids},
        }

    def _refuse(self, comment):
        """Send documents back to draft with the approver's words."""
        self._lock()
        self._refuse_unless_mine()
        self._open_steps()._decide("refused", comment)
        self._transition("refuse")
        self._note_refusal(comment)

    def _open_steps(self):
        return self.sudo().approval_step_ids.filtered(lambda step: step.state == "waiting")

    def _is_own(self):
        """Whether the user made or submitted the document: he never approves it, whatever roles he holds (R7.18)."""
        return self.env.user in (self.sudo().create_uid | self.sudo().submitted_by_id)

    def _refuse_unless_mine(self):
        """Tell every document that the user may not decide.

        ``AccessError`` for a missing right, ``UserError`` for a wrong state.
        """
        self._raise_all(self._get_decision_blockers())
        held = self.env["after_sales.approval.role"]._held_by(self.env.user)
        refusals = [refusal for document in self for refusal in document._why_not_mine(held)]
        if refusals:
            message = self.env["after_sales.message"]
            raise AccessError("\n".join(message._sentence(refusal) for refusal in refusals))

    def _get_decision_blockers(self):
        for document in self:
            blocked = document.sudo().approval_step_ids.filtered(lambda step: step.state == "blocked")
            if document.state != "submitted":
                yield reason("wrong_state", document=document.name, event="approve", state=document.state)
            elif blocked:
                yield reason("step_blocked", document=document.name, why=blocked[0].why)

    def _why_not_mine(self, held):
        steps = self._open_steps()
        role_id = steps.role_id[:1].id
        if not steps.signer_role_ids & held:
            yield reason("not_your_step", document=self.name, role_id=role_id)
        elif self._is_own():
            yield reason("own_document", document=self.name, role_id=role_id)

    def _get_approve_blockers(self):
        for document in self:
            for step in document.sudo().approval_step_ids.filtered(lambda step: step.state in ("waiting", "blocked")):
                yield reason("step_open", document=document.name, role_id=step.role_id.id)

    def _before_submit(self):
        self._void_open_steps()
        levels = {
            company: self.env["after_sales.approval.limit"]._levels(self._name, company) for company in self.company_id
        }
        # The engine asks; nobody creates steps himself.
        self.env["after_sales.approval.step"].sudo().create(
            [
                document._prepare_approval_step_vals(
                    approval_routing.route(document._approval_amount(), levels[document.company_id])
                )
                for document in self
            ]
        )

    def _before_cancel(self):
        self._void_open_steps()

    def _void_open_steps(self):
        self.sudo().approval_step_ids.filtered(lambda step: step.state in ("waiting", "blocked")).write(
            {"state": "void"}
        )

    def _prepare_approval_step_vals(self, route) -> dict:
        roles = [route.role, *route.also] if route.role else []
        return {
            "res_model": self._name,
            "res_id": self.id,
            "company_id": self.company_id.id,
            "role_id": route.role,
            "signer_role_ids": [fields.Command.set(roles)],
            "amount": float(self._approval_amount()),
            "why_code": route.why.code,
            "why_values": route.why.values,
            "state": "blocked" if route.is_blocked else "waiting",
        }

    def _approval_amount(self) -> Decimal:
        """The amount to approve, in the company's currency. Every approvable document says what that is."""
        raise NotImplementedError
