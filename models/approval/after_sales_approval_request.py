# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Command, Domain

from ...rules import approval_exposure, approval_routing
from ...rules.approval_matching import Facts
from ...rules.reason import Reason
from .after_sales_approval_limit import DOCUMENT_KINDS
from .after_sales_approval_policy import WINDOWS

STATES = [
    ("waiting", "Waiting"),
    ("blocked", "Nobody Can Approve"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("void", "Withdrawn"),
]


class Question(NamedTuple):
    """All that an answer depends on: what is asked, under which table, who could sign, and who may never.

    ``people``: who holds each role; ``document``: what asks, if it is there already; ``sellers``: those of the excluded
    who are kept out only because they sell to the customer; ``clocks``: moments that were planned for others who asked
    at the same time.
    """

    facts: Facts
    exposure: approval_exposure.Exposure
    table: models.BaseModel
    policy: models.BaseModel
    people: dict[int, frozenset[int]]
    excluded: frozenset[int]
    document: models.BaseModel | None = None
    sellers: frozenset[int] = frozenset()
    clocks: dict | None = None


class AfterSalesApprovalRequest(models.Model):
    """One submission of a document: what was asked, under which table, and the signatures it needs.

    Written by the engine only. A later submission is a new request; the old one stays as it was decided.
    """

    _name = "after_sales.approval.request"
    _description = "Approval Request"
    _order = "id desc"
    _rec_name = "document_name"

    res_model = fields.Selection(DOCUMENT_KINDS, "Kind", required=True, readonly=True, index=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    document_name = fields.Char("Document", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    table_id = fields.Many2one("after_sales.approval.table", "Under", readonly=True, help="The version of the table.")
    requester_id = fields.Many2one("res.users", readonly=True, index=True)
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True, index="btree_not_null")
    subject = fields.Char(readonly=True, help="What it is about, in the words of the document.")
    amount = fields.Monetary(readonly=True, help="In the currency of the company, at the rate of the day it was asked.")
    exposure = fields.Monetary(
        "Tested Amount", readonly=True, help="The amount with what was granted before within the windows of the policy."
    )
    exposure_scope = fields.Char(readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True, default="waiting", index=True)
    asked_on = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    decided_on = fields.Datetime(readonly=True)
    due_on = fields.Datetime(readonly=True, index=True)
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")
    digest = fields.Char(readonly=True, help="Fingerprint of what was asked; what is posted must have the same.")
    step_ids = fields.One2many("after_sales.approval.step", "request_id", "Signatures", readonly=True)
    excluded_ids = fields.Many2many(
        "res.users", string="May Not Sign", readonly=True, help="Who asked or wrote amounts."
    )
    claim_ids = fields.One2many("after_sales.approval.claim", "request_id", readonly=True)
    blocked_code = fields.Char(readonly=True)
    blocked_values = fields.Json(readonly=True)
    waits_for = fields.Char("Waits For", compute="_compute_waits_for")
    is_for_me = fields.Boolean("Waits for Me", compute="_compute_is_for_me", search="_search_is_for_me")

    _document = models.Index("(res_model, res_id)")

    @api.depends("due_on", "state")
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for request in self:
            request.is_late = request.state == "waiting" and bool(request.due_on) and request.due_on < now

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain([("state", "=", "waiting"), ("due_on", "<", fields.Datetime.now())])
        return late if True in value else ~late

    @api.depends("state", "step_ids.state", "blocked_code")
    @api.depends_context("lang")
    def _compute_waits_for(self):
        for request in self:
            if request.state == "blocked":
                request.waits_for = request._blocked_sentence()
            else:
                waiting = request.sudo().step_ids.filtered(lambda step: step.state == "waiting")
                request.waits_for = ", ".join(waiting.role_id.mapped("display_name")) or False

    @api.depends("state", "step_ids.state")
    @api.depends_context("uid")
    def _compute_is_for_me(self):
        steps = self.env["after_sales.approval.step"]._waiting_for(self.env.user, among=self.sudo().step_ids)
        mine = steps.request_id.filtered(lambda request: request.state == "waiting")
        for request in self:
            request.is_for_me = request in mine

    def _search_is_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        steps = self.env["after_sales.approval.step"]._waiting_for(self.env.user)
        mine = Domain([("state", "=", "waiting"), ("id", "in", steps.request_id.ids)])
        return mine if True in value else ~mine

    def action_open_document(self):
        """Open the document that asks."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    def action_approve(self):
        """Approve these documents, each checked alone; what cannot be approved is told and the others go through."""
        return self._each_kind("action_approve")

    def action_refuse(self):
        """Ask for the reason, then send the documents back."""
        return self._each_kind("action_refuse")

    def _each_kind(self, method):
        result = True
        for kind, requests in self.grouped("res_model").items():
            result = getattr(self.env[kind].browse(requests.mapped("res_id")), method)()
        return result

    def _documents(self):
        """The documents of these requests, which are all of one kind."""
        return self.env[self[:1].res_model].browse(self.mapped("res_id"))

    @api.model
    def _ask(self, documents):
        """Open a request for each document: what it comes to, who must sign, until when."""
        questions = list(self._questions(documents))
        # The engine asks; nobody creates requests himself.
        requests = self.sudo().create([self._prepare_vals(question) for question in questions])
        requests._after_ask()
        return requests

    def _after_ask(self):
        """Hook: the requests are there."""

    def _questions(self, documents):
        table = self.env["after_sales.approval.table"]._in_force(fields.Date.context_today(self))
        policy = table._policy_for(documents._name)
        facts, clocks = {document: document._facts_to_ask() for document in documents}, {}
        for company, asking in documents.grouped("company_id").items():
            exposures = self._exposures(company, [facts[document] for document in asking], policy)
            people = self.env["after_sales.approval.role"]._people(company, documents._name)
            for document, exposure in zip(asking, exposures, strict=True):
                never = frozenset(document._never_sign().ids)
                sellers = policy._sellers_out(facts[document].sellers, exposure.amount) - never
                excluded = never | sellers
                yield Question(facts[document], exposure, table, policy, people, excluded, document, sellers, clocks)

    def _exposures(self, company, facts, policy):
        """What the amounts asked in one company come to, each with what was granted before from the same sources."""
        draws_on = frozenset().union(*(each.draws_on for each in facts))
        before = self.env["after_sales.approval.claim"]._sums(company, draws_on, policy)
        claims = [approval_exposure.Claim(self._tested_amount(each, policy), each.draws_on) for each in facts]
        return approval_exposure.exposures_in_turn(claims, before, self._counted(policy))

    @staticmethod
    def _tested_amount(facts, policy):
        return facts.amount if not policy or policy.is_tax_included else facts.untaxed

    @staticmethod
    def _counted(policy):
        return frozenset(scope for scope, field in WINDOWS.items() if policy and policy[field])

    def _route(self, question):
        """Who must sign and why, by the table of the question; what asks need not be there yet."""
        asked = approval_routing.Asked(
            values={"amount": question.exposure.amount, **dict(question.facts.measures)},
            climbs=bool(question.policy.is_climbing),
            excluded=question.excluded,
        )
        return approval_routing.route(asked, question.table._rows_for(question.facts), question.people)

    def _prepare_vals(self, question) -> dict:
        document, facts, exposure = question.document, question.facts, question.exposure
        route = self._route(question)
        blocked = route.blocked[0] if route.blocked else Reason("", {})
        return {
            "res_model": document._name,
            "res_id": document.id,
            "document_name": document.name,
            "company_id": document.company_id.id,
            "table_id": question.table.id,
            "requester_id": document.env.uid,
            "excluded_ids": [Command.set(sorted(question.excluded))],
            "partner_id": document._approval_partner().id,
            "subject": document._approval_subject(),
            "amount": float(facts.amount),
            "exposure": float(exposure.amount),
            "exposure_scope": exposure.because_of[0] if exposure.because_of else False,
            "state": "blocked" if route.blocked else "waiting",
            "blocked_code": blocked.code,
            "blocked_values": blocked.values,
            "digest": document._approval_digest(),
            "step_ids": [
                Command.create(self._prepare_step_vals(question, step, number))
                for number, step in enumerate(route.steps)
            ],
            "claim_ids": [Command.create(vals) for vals in self._prepare_claim_vals_list(question)],
        }

    def _prepare_step_vals(self, question, step, number) -> dict:
        document = question.document
        return {
            "res_model": document._name,
            "res_id": document.id,
            "company_id": document.company_id.id,
            "sequence": number,
            "role_id": step.role,
            "signer_role_ids": [Command.set([step.role, *step.also])],
            "votes": step.votes,
            "why_code": step.why.code,
            "why_values": step.why.values,
            "state": "waiting" if not number or question.policy.is_parallel else "pending",
        }

    def _prepare_claim_vals_list(self, question):
        return [
            {
                "company_id": question.document.company_id.id,
                "scope": scope,
                "key": key,
                "asked_on": fields.Datetime.now(),
                "amount": float(abs(self._tested_amount(question.facts, question.policy))),
            }
            for scope, key in sorted(question.facts.draws_on)
        ]

    def _is_signed(self):
        return bool(self.step_ids) and all(step.state == "signed" for step in self.step_ids)

    def _blocked_sentence(self):
        self.ensure_one()
        return self.env["after_sales.message"]._sentence(Reason(self.blocked_code, self.blocked_values or {}))

    def _close(self, state):
        """End open requests; what was refused or withdrawn gives its claims free."""
        requests = self.sudo()
        requests.write({"state": state, "decided_on": fields.Datetime.now()})
        if state in ("refused", "void"):
            requests.claim_ids.write({"is_open": False})
            requests.step_ids.filtered(lambda step: step.state in ("waiting", "pending")).write({"state": "void"})
