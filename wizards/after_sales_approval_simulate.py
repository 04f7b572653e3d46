# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ..models.approval.after_sales_approval_limit import DOCUMENT_KINDS
from ..rules.approval_compare import compare
from ..rules.approval_routing import Route

OUTCOMES = [("same", "Same"), ("stricter", "Stricter"), ("looser", "Looser"), ("blocked", "Nobody Can Approve")]
ASKED = (
    "table_id",
    "document_kind",
    "company_id",
    "requester_id",
    "partner_id",
    "amount",
    "reason_id",
    "category_id",
    "disposition_id",
    "class_id",
    "invoice_id",
    "invoice_total",
    "deviation_percent",
    "discount_percent",
)


class AfterSalesApprovalSimulate(models.TransientModel):
    """Who must approve this? The engine's own answer to a question that nobody has asked yet (checklist A21).

    It routes by the code that routes requests, and leaves no trace: no document, no request, no claim, no log.
    """

    _name = "after_sales.approval.simulate"
    _description = "Who Must Approve?"

    table_id = fields.Many2one(
        "after_sales.approval.table",
        "Version",
        required=True,
        default=lambda self: self.env["after_sales.approval.table"]._in_force(fields.Date.context_today(self)),
        domain=[("state", "!=", "cancelled")],
        help="The version of the authority table. A version that begins later is asked as of its first day.",
    )
    other_table_id = fields.Many2one(
        "after_sales.approval.table",
        "Compare With",
        domain="[('state', '!=', 'cancelled'), ('id', '!=', table_id)]",
        help="Another version, such as your draft: the two answers stand side by side.",
    )
    document_kind = fields.Selection(DOCUMENT_KINDS, "Kind", required=True, default=DOCUMENT_KINDS[0][0])
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(related="company_id.currency_id")
    requester_id = fields.Many2one(
        "res.users",
        "Requester",
        required=True,
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        help="Whoever asks never signs.",
    )
    partner_id = fields.Many2one("res.partner", "Customer", help="His tags, his country and what he was granted count.")
    amount = fields.Monetary(help="With tax, or without where the policy of the version compares without.")
    reason_id = fields.Many2one("after_sales.reason", domain="[('company_id', 'in', (company_id, False))]")
    category_id = fields.Many2one("product.category", "Product Category")
    disposition_id = fields.Many2one(
        "after_sales.disposition", "Planned Disposition", domain="[('company_id', 'in', (company_id, False))]"
    )
    class_id = fields.Many2one("after_sales.approval.class", "Approval Class")
    invoice_id = fields.Many2one(
        "account.move",
        "Invoice",
        domain="[('move_type', '=', 'out_invoice'), ('state', '=', 'posted'), ('company_id', '=', company_id)]",
        help="What was granted on this invoice before counts.",
    )
    invoice_total = fields.Monetary(
        "Invoiced",
        compute="_compute_invoice_total",
        store=True,
        readonly=False,
        help="The share of the invoice is tested where the version has rows for it. Empty: all of it.",
    )
    deviation_percent = fields.Float("Below the Price List (%)", digits=(16, 2), help="Of the total of a quotation.")
    discount_percent = fields.Float(
        "Deepest Line (%)", digits=(16, 2), help="Below the price list; never less than the total is."
    )
    user_id = fields.Many2one(
        "res.users", "Person", domain=[("share", "=", False)], help="Says whether this person may sign, and why not."
    )

    tested_amount = fields.Monetary("Tested Amount", compute="_compute_answer", help="With what was granted before.")
    explanation = fields.Text("Granted Before", compute="_compute_answer")
    verdict = fields.Text("Answer", compute="_compute_answer")
    is_blocked = fields.Boolean(compute="_compute_answer")
    person_answer = fields.Text("This Person", compute="_compute_answer")
    step_ids = fields.One2many(
        "after_sales.approval.simulate.step",
        "simulate_id",
        "Signatures",
        compute="_compute_step_ids",
        compute_sudo=False,
        store=True,
    )
    other_verdict = fields.Text("Answer of the Other Version", compute="_compute_other_answer")
    difference = fields.Selection(OUTCOMES, compute="_compute_other_answer", help="Beside the version asked first.")
    other_step_ids = fields.One2many(
        "after_sales.approval.simulate.step",
        "compared_id",
        "Signatures under the Other Version",
        compute="_compute_other_step_ids",
        compute_sudo=False,
        store=True,
    )

    @api.depends_context("lang")
    def _compute_display_name(self):
        self.display_name = self.env._("Who Must Approve?")

    @api.depends("invoice_id")
    def _compute_invoice_total(self):
        for simulate in self:
            # Whoever configures authority need not be allowed to read the books: the total is all that he sees.
            total = abs(simulate.invoice_id.sudo().amount_total_signed)
            simulate.invoice_total = total if simulate.invoice_id else simulate.invoice_total

    @api.depends(*ASKED, "user_id")
    @api.depends_context("lang")
    def _compute_answer(self):
        for simulate in self:
            answer = simulate._answer(simulate.table_id)
            simulate.tested_amount = float(answer.question.exposure.amount)
            simulate.explanation = "\n".join(map(simulate._say, simulate._granted_before(answer.question)))
            simulate.verdict = simulate._verdict(answer.route)
            simulate.is_blocked = bool(answer.route.blocked)
            simulate.person_answer = simulate.user_id and simulate._person_answer(answer)

    @api.depends(*ASKED)
    def _compute_step_ids(self):
        for simulate in self:
            simulate.step_ids = simulate._step_commands(simulate._answer(simulate.table_id))

    @api.depends(*ASKED, "other_table_id")
    @api.depends_context("lang")
    def _compute_other_answer(self):
        for simulate in self:
            other = simulate.other_table_id
            now = simulate._answer(other).route if other else Route()
            simulate.other_verdict = other and simulate._verdict(now)
            simulate.difference = other and compare(
                simulate._weights(simulate._answer(simulate.table_id).route), simulate._weights(now)
            )

    @api.depends(*ASKED, "other_table_id")
    def _compute_other_step_ids(self):
        for simulate in self:
            other = simulate.other_table_id
            simulate.other_step_ids = simulate._step_commands(simulate._answer(other)) if other else [Command.clear()]
