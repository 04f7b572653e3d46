# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..lifecycle.after_sales_creditor_undo import UNDOERS

KINDS = [
    ("allowance", "Allowance"),
    ("compensation", "Compensation"),
    ("credit_note", "Credit Note of Accounting"),
]
CREDIT_STATUS = [
    ("none", "Nothing Yet"),
    ("proof", "Waiting for Proof"),
    ("problem", "Could Not Post"),
    ("credited", "Posted"),
    ("undone", "Undone"),
]
#: Who proposes allowances (R6.01, R14.01, R14.07, R14.09).
ISSUERS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_clerk",
    "after_sales.after_sales_group_coordinator",
)
ACCOUNTANT = "after_sales.after_sales_group_accountant"


class AfterSalesAllowance(models.Model):
    """Money back without goods: a concession on the price of what was invoiced, or damages (R6.01, R6.06).

    The third kind is a credit note that accounting wrote itself: approved, that very draft posts. Amounts of lines are
    at the price of the invoice: with tax where its prices include it.
    """

    _name = "after_sales.allowance"
    _description = "Allowance"
    _inherit = ["after_sales.evidenced", "after_sales.approvable.credit", "after_sales.document"]
    _entry_field = "after_sales_allowance_id"
    _evidence_setting = "after_sales_allowance_proof_required"

    _frozen_fields = frozenset({"kind", "company_id", "partner_id", "reason_id", "line_ids", "entry_id"})
    _event_groups = {
        "submit": (*ISSUERS, ACCOUNTANT),
        "recall": (*ISSUERS, ACCOUNTANT),
        "cancel": (*ISSUERS, ACCOUNTANT),
        "reset": (*ISSUERS, ACCOUNTANT),
        "retry": (ACCOUNTANT,),
        "undo": UNDOERS,
    }
    _event_access = {"approve": "read", "refuse": "read", "retry": "read", "undo": "read"}

    state = fields.Selection(selection_add=[("undone", "Undone")], ondelete={"undone": "set default"})

    kind = fields.Selection(
        KINDS,
        required=True,
        default="allowance",
        index=True,
        tracking=True,
        help="An allowance lowers the price of what was invoiced; a compensation makes good a damage.",
    )
    partner_id = fields.Many2one(
        "res.partner", "Customer", required=True, index=True, check_company=True, tracking=True
    )
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, index=True, tracking=True)
    reason_id = fields.Many2one(
        "after_sales.reason",
        tracking=True,
        check_company=True,
        index=True,
        domain="[('company_id', 'in', (company_id, False))]",
    )
    entry_id = fields.Many2one(
        "account.move",
        "Draft Credit Note",
        copy=False,
        check_company=True,
        index="btree_not_null",
        help="The credit note that accounting wrote and that posts once it is approved.",
    )
    note = fields.Html("Notes")
    line_ids = fields.One2many("after_sales.allowance.line", "allowance_id", "Lines", copy=False)
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id", store=True)
    amount_total = fields.Monetary(
        "Total", compute="_compute_amount_total", store=True, tracking=True, help="With tax: what must be approved."
    )
    amount_untaxed = fields.Monetary("Untaxed", compute="_compute_amount_total", store=True)
    lump_amount = fields.Monetary(
        "Lump Sum", copy=False, help="At the price of the invoices. “Spread” shares it over the lines by their open value."
    )
    invoice_ids = fields.Many2many("account.move", compute="_compute_origins", string="Invoices", compute_sudo=True)
    invoice_count = fields.Integer(compute="_compute_origins", compute_sudo=True)
    order_ids = fields.Many2many("sale.order", compute="_compute_origins", string="Sales Orders", compute_sudo=True)
    order_count = fields.Integer(compute="_compute_origins", compute_sudo=True)
    credit_status = fields.Selection(
        CREDIT_STATUS, compute="_compute_credit_status", store=True, index=True, string="Credit"
    )
    credit_note_ids = fields.One2many("account.move", "after_sales_allowance_id", "Credit Notes", readonly=True)
    credit_note_count = fields.Integer(compute="_compute_credit_note_count")

    @api.depends("line_ids.invoice_id.currency_id", "entry_id.currency_id", "company_id")
    def _compute_currency_id(self):
        for document in self:
            currency = document.entry_id.currency_id or document.line_ids.invoice_id.currency_id[:1]
            document.currency_id = currency or document.company_id.currency_id

    @api.depends("line_ids.amount_total", "line_ids.amount_untaxed")
    def _compute_amount_total(self):
        for document in self:
            document.amount_total = sum(document.line_ids.mapped("amount_total"))
            document.amount_untaxed = sum(document.line_ids.mapped("amount_untaxed"))

    @api.depends("line_ids.invoice_id", "line_ids.origin_line_id")
    def _compute_origins(self):
        for document in self:
            invoices = document.line_ids.invoice_id
            named = document.line_ids.origin_line_id or invoices.invoice_line_ids
            document.invoice_ids, document.invoice_count = invoices, len(invoices)
            document.order_ids = named.sale_line_ids.order_id
            document.order_count = len(document.order_ids)

    @api.depends("state", "credit_problem", "evidence_asked_on", "posting_ids", "credit_note_ids.state")
    def _compute_credit_status(self):
        for document in self:
            document.credit_status = document._derived_credit_status()

    def _derived_credit_status(self):
        if self.state == "undone":
            return "undone"
        if self.credit_problem:
            return "problem"
        if self.posting_ids and set(self.credit_note_ids.mapped("state")) == {"posted"}:
            return "credited"
        return "proof" if self.evidence_asked_on else "none"

    @api.depends("credit_note_ids")
    def _compute_credit_note_count(self):
        for document in self:
            # Counted for everybody who may read the allowance; opening them needs the rights of accounting.
            document.credit_note_count = len(document.sudo().credit_note_ids)

    def action_spread(self):
        """Share the lump sum over the lines by what is left of their value, to the exact cent."""
        for document in self:
            document._raise_all(document._get_spread_blockers())
            document.line_ids._spread(document.lump_amount)

    def action_view_orders(self):
        """Open the sales orders whose goods get an allowance."""
        return self._view_records(self.order_ids, self.env._("Sales Orders"))

    def action_view_invoices(self):
        """Open the invoices that are credited."""
        return self._view_records(self.invoice_ids, self.env._("Invoices"))

    def action_view_credit_notes(self):
        """Open what this allowance posts."""
        return self._view_records(self.credit_note_ids, self.env._("Credit Notes"))
