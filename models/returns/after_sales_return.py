# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.remedies import CREDITING
from ..lifecycle.after_sales_creditor_undo import UNDOERS

RECEIPT_STATUS = [
    ("none", "Not Asked Yet"),
    ("expected", "Expected"),
    ("partial", "Partly Received"),
    ("received", "Received"),
    ("not_needed", "Goods Stay There"),
    ("charged", "Charged Instead"),
]
#: Nothing more is waited for.
RECEIVED = ("received", "not_needed", "charged")
CREDIT_STATUS = [
    ("none", "Nothing Yet"),
    ("problem", "Could Not Post"),
    ("proof", "Waiting for Proof"),
    ("partial", "Partly Credited"),
    ("credited", "Credited"),
    ("not_invoiced", "Was Not Invoiced"),
    ("not_due", "No Credit"),
    ("undone", "Undone"),
]
#: Who issues returns (R5.01, R14.01, R14.07, R14.09).
ISSUERS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_clerk",
    "after_sales.after_sales_group_coordinator",
)


class AfterSalesReturn(models.Model):
    """Goods that a customer sends back, from the promise to the posted credit note.

    The life-cycle is a person's; what the warehouse received and accounting credited is read from the real
    transfers and journal entries.
    """

    _name = "after_sales.return"
    _description = "Return"
    _inherit = ["after_sales.evidenced", "after_sales.approvable.credit", "after_sales.document"]
    _entry_field = "after_sales_return_id"
    _evidence_setting = "after_sales_return_proof_required"

    _frozen_fields = frozenset(
        {"company_id", "partner_id", "invoice_id", "reason_id", "line_ids"}
        | {"is_blind", "blind_reason", "pricelist_id", "warehouse_id", "is_fee_waived", "fee_waiver"}
        | {"freight_ids", "window_exception"}
    )
    _event_groups = {
        "submit": ISSUERS,
        "recall": ISSUERS,
        "cancel": ISSUERS,
        "reset": ISSUERS,
        "retry": ("after_sales.after_sales_group_accountant",),
        "send": ISSUERS,
        "close": ISSUERS,
        "undo": UNDOERS,
    }
    _event_access = {"approve": "read", "refuse": "read", "retry": "read", "undo": "read"}

    partner_id = fields.Many2one(
        "res.partner", "Customer", required=True, index=True, check_company=True, tracking=True
    )
    invoice_id = fields.Many2one(
        "account.move",
        "Returned Against",
        check_company=True,
        index="btree_not_null",
        domain="[('move_type', '=', 'out_invoice'), ('state', '=', 'posted'),"
        " ('commercial_partner_id', 'parent_of', partner_id)]",
        help="The invoice to credit first. Empty: the oldest invoices of these goods that are still open to credit.",
    )
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, index=True, tracking=True)
    reason_id = fields.Many2one(
        "after_sales.reason", tracking=True, check_company=True, domain="[('company_id', 'in', (company_id, False))]"
    )
    note = fields.Html("Notes")
    line_ids = fields.One2many("after_sales.return.line", "return_id", "Lines", copy=False)
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id", store=True)
    amount_total = fields.Monetary(
        "Total",
        compute="_compute_amount_total",
        store=True,
        tracking=True,
        help="What the goods were sold for, with tax: the amount that must be approved.",
    )
    amount_untaxed = fields.Monetary("Untaxed", compute="_compute_amount_total", store=True)
    order_ids = fields.Many2many("sale.order", compute="_compute_order_ids", string="Sales Orders", compute_sudo=True)
    order_count = fields.Integer(compute="_compute_order_ids", compute_sudo=True)
    receipt_status = fields.Selection(
        RECEIPT_STATUS, compute="_compute_receipt_status", store=True, index=True, string="Receipt"
    )
    credit_status = fields.Selection(
        CREDIT_STATUS, compute="_compute_credit_status", store=True, index=True, string="Credit"
    )
    picking_ids = fields.One2many("stock.picking", "after_sales_return_id", "Receipts", readonly=True)
    picking_count = fields.Integer(compute="_compute_entry_counts")
    credit_note_ids = fields.One2many("account.move", "after_sales_return_id", "Credit Notes", readonly=True)
    credit_note_count = fields.Integer(compute="_compute_entry_counts")

    @api.depends("line_ids.order_currency_id", "company_id")
    def _compute_currency_id(self):
        for document in self:
            document.currency_id = document.line_ids.order_currency_id[:1] or document.company_id.currency_id

    @api.depends("line_ids.amount_total", "line_ids.amount_untaxed")
    def _compute_amount_total(self):
        for document in self:
            document.amount_total = sum(document.line_ids.mapped("amount_total"))
            document.amount_untaxed = sum(document.line_ids.mapped("amount_untaxed"))

    @api.depends("line_ids.order_id")
    def _compute_order_ids(self):
        for document in self:
            document.order_ids = document.line_ids.order_id
            document.order_count = len(document.order_ids)

    @api.depends("state", "line_ids.received_qty", "line_ids.expected_qty", "line_ids.charged_qty", "line_ids.remedy")
    def _compute_receipt_status(self):
        for document in self:
            if document.line_ids and not any(line._brings_goods() for line in document.line_ids):
                document.receipt_status = "not_needed"
                continue
            received, expected = (any(document.line_ids.mapped(name)) for name in ("received_qty", "expected_qty"))
            if received:
                document.receipt_status = "partial" if expected else "received"
            else:
                charged = any(document.line_ids.mapped("charged_qty"))
                document.receipt_status = "expected" if expected else "charged" if charged else "none"

    @api.depends(
        "state",
        "credit_problem",
        "evidence_status",
        "receipt_status",
        "line_ids.remedy",
        "line_ids.credited_qty",
        "line_ids.settled_qty",
        "line_ids.due_qty",
    )
    def _compute_credit_status(self):
        for document in self:
            document.credit_status = document._derived_credit_status()

    def _derived_credit_status(self):
        if self.credit_problem:
            return "problem"
        to_credit = self.line_ids.filtered(lambda line: line.remedy in CREDITING)
        if self.line_ids and not to_credit:
            return "not_due"
        if self._lacks_evidence() and to_credit._to_settle():
            return "proof"
        if not any(to_credit.mapped("settled_qty")):
            return "none"
        if not any(to_credit.mapped("credited_qty")):
            return "not_invoiced"
        return "credited" if self.receipt_status in RECEIVED and not to_credit._to_settle() else "partial"

    @api.depends("picking_ids", "credit_note_ids")
    def _compute_entry_counts(self):
        for document in self:
            # Counted for everybody who may read the return; opening them needs the rights of the other app.
            document.picking_count = len(document.sudo().picking_ids)
            document.credit_note_count = len(document.sudo().credit_note_ids)

    def action_view_orders(self):
        """Open the sales orders whose goods come back."""
        return self._view_records(self.order_ids, self.env._("Sales Orders"))

    def action_view_pickings(self):
        """Open the receipts of this return."""
        return self._view_records(self.picking_ids, self.env._("Receipts"))

    def action_view_credit_notes(self):
        """Open the credit notes of this return."""
        return self._view_records(self.credit_note_ids, self.env._("Credit Notes"))
