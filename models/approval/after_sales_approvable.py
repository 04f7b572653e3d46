# Part of after_sales. LGPL-3.
import hashlib
import json

from odoo import api, fields, models
from odoo.fields import Domain

from ...rules.approval_matching import Facts
from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesApprovable(models.AbstractModel):
    """A document that somebody with enough authority must approve (R7.03, R7.18).

    Submitting opens a request; a concrete document says what it is about in ``_approval_facts``.
    """

    _name = "after_sales.approvable"
    _description = "Document to Approve"

    approval_request_ids = fields.One2many(
        "after_sales.approval.request",
        "res_id",
        "Approval Requests",
        readonly=True,
        copy=False,
        domain=lambda self: [("res_model", "=", self._name)],
    )
    approval_step_ids = fields.One2many(
        "after_sales.approval.step",
        "res_id",
        "Approval Steps",
        readonly=True,
        copy=False,
        domain=lambda self: [("res_model", "=", self._name)],
    )
    money_editor_ids = fields.Many2many(
        "res.users", string="Wrote Amounts", readonly=True, copy=False, help="They never approve this document."
    )
    is_waiting_for_me = fields.Boolean(compute="_compute_is_waiting_for_me", search="_search_is_waiting_for_me")
    approval_summary = fields.Char("Approval", compute="_compute_approval_summary")

    @api.depends("state", "approval_step_ids.state")
    @api.depends_context("uid")
    def _compute_is_waiting_for_me(self):
        asked = self._waiting_steps()
        mine = set(self.env["after_sales.approval.step"]._waiting_for(self.env.user, among=asked).ids)
        for document in self:
            document.is_waiting_for_me = document.state == "submitted" and bool(
                mine.intersection(document.sudo().approval_step_ids.ids)
            )

    def _search_is_waiting_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        steps = self.env["after_sales.approval.step"]._waiting_for(self.env.user)
        ids = steps.filtered(lambda step: step.res_model == self._name).mapped("res_id")
        waiting = Domain([("state", "=", "submitted"), ("id", "in", ids)])
        return waiting if True in value else ~waiting

    @api.depends("state", "approval_step_ids.state", "approval_step_ids.decided_by_id")
    def _compute_approval_summary(self):
        for document in self:
            request = document._latest_request()
            decided = request.step_ids.filtered("decided_by_id")[-1:]
            labels = dict(request._fields["state"]._description_selection(self.env)) if request else {}
            who = request.waits_for if request.state in ("waiting", "blocked") else decided.decided_by_id.name
            document.approval_summary = " · ".join(part for part in (who, labels.get(request.state)) if part) or False

    @api.depends("is_waiting_for_me")
    def _compute_can(self):
        super()._compute_can()
        for document in self:
            document.can_approve = document.can_approve and document.is_waiting_for_me
            document.can_refuse = document.can_refuse and document.is_waiting_for_me

    def _before_submit(self):
        self._open_requests()._close("void")
        self.env["after_sales.approval.request"]._ask(self)

    def _before_cancel(self):
        self.sudo().approval_request_ids.filtered(lambda request: request.state != "refused")._close("void")

    def _before_undo(self):
        # What was granted is granted no more: its room is free again.
        super()._before_undo()
        self.sudo().approval_request_ids.filtered(lambda request: request.state != "refused")._close("void")

    def _before_recall(self):
        self._open_requests()._close("void")

    def _after_approve(self):
        self._open_requests()._close("approved")

    def _latest_request(self):
        return self._among_requests(lambda requests: requests.sorted("id")[-1:])

    def _approvers(self):
        """Who signed what was approved last."""
        return self._latest_request().step_ids.signer_ids

    def _open_requests(self):
        return self._among_requests(
            lambda requests: requests.filtered(lambda request: request.state in ("waiting", "blocked"))
        )

    def _among_requests(self, choose):
        """Choose requests of these documents; what is read of one is read of those of all documents at hand."""
        requests = self.sudo().approval_request_ids
        return choose(requests).with_prefetch(requests._prefetch_ids)

    def _waiting_steps(self):
        steps = self.sudo().approval_step_ids
        return steps.filtered(lambda step: step.state == "waiting").with_prefetch(steps._prefetch_ids)

    def _get_approve_blockers(self):
        """An approval is no more than the end of its signatures: without them nothing is approved, whoever calls."""
        for document in self:
            request = document._open_requests()
            open_steps = request.step_ids.filtered(lambda step: step.state != "signed")
            for step in open_steps:
                yield reason("step_open", document=document.name, role_id=step.role_id.id)
            if not request or (not open_steps and not request.step_ids):
                yield reason("nothing_signed", document=document.name)
            if request and request[0].digest != document._approval_digest():
                yield reason("changed_since_asked", document=document.name)

    def _get_changed_blockers(self):
        """Nothing is posted but what was signed: a document whose content is another now needs a new approval."""
        for document in self.sudo():
            signed = document._latest_request()
            if signed.state != "approved" or signed.digest != document._approval_digest():
                yield reason("changed_since_signed", document=document.name)

    def _never_sign(self):
        """Who made, submitted or changed the money of the document, or gains from it: never approves it (R7.18)."""
        self.ensure_one()
        document = self.sudo()
        gainers = document._approval_partner().commercial_partner_id.user_ids
        return document.create_uid | document.submitted_by_id | document.money_editor_ids | self.env.user | gainers

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"money_editor_ids"}

    def _note_money_editor(self):
        """Remember who wrote amounts or goods into a draft of somebody else."""
        for document in self.sudo():
            if (
                self.env.user not in document.create_uid | document.money_editor_ids
                and not self.env.user._is_superuser()
            ):
                unlocked(document).write({"money_editor_ids": [fields.Command.link(self.env.uid)]})

    def _approval_digest(self):
        """The fingerprint of what is asked: equal content, equal digest, whoever computes it and when."""
        content = json.dumps(self.sudo()._approval_content(), sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(content.encode()).hexdigest()

    # -- what a concrete document says ---------------------------------------------------------------------------------

    def _approval_facts(self) -> Facts:
        """What the document asks for: amounts in the company's currency, and what rows may ask about it."""
        raise NotImplementedError

    def _facts_to_ask(self) -> Facts:
        """The facts with who sells to the customer, which every kind of document has in common."""
        return self._approval_facts()._replace(sellers=frozenset(self._approval_sellers().ids))

    def _approval_content(self) -> dict:
        """All that a signature stands for: customer, goods, quantities, amounts, reason; as plain values."""
        return {}

    def _approval_partner(self):
        """The customer who gains, or nobody."""
        return self.env["res.partner"]

    def _approval_sellers(self):
        """Who sells to the customer: a policy may keep them from signing."""
        partner = self.sudo()._approval_partner()
        return (partner | partner.commercial_partner_id).user_id

    def _approval_subject(self):
        """What the document is about, in a few words, for the inbox."""
        return False
