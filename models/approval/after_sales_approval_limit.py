# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import api, fields, models

from ...rules.approval_matching import Condition
from ...rules.approval_row import Row
from ...rules.reason import reason
from ..exact import exact

#: What can be approved, by the model of the document. An area adds its documents here.
DOCUMENT_KINDS = [
    ("after_sales.return", "Return"),
    ("after_sales.approval.table", "Authority Table"),
    ("after_sales.case", "Complaint Case"),
    ("after_sales.concession", "Price Concession"),
    ("after_sales.case.memo", "Internal Memo"),
    ("after_sales.allowance", "Allowance"),
    ("after_sales.recall", "Product Recall"),
    ("after_sales.release", "Special Release"),
]
#: What a limit is compared with. Amounts in the currency of the company, shares in percent.
MEASURES = [
    ("amount", "Amount"),
    ("share", "Share of the Invoice (%)"),
    ("deviation", "Below the Price List (%)"),
    ("discount", "Deepest Discount of a Line (%)"),
]


class AfterSalesApprovalLimit(models.Model):
    """A row of the authority table: up to which value a role may approve one kind of document (R7.01, R7.02).

    No row means no authority; zero means none; "any" must be said outright. Of the rows of a role that speak about a
    document the most specific counts, among equals the lowest.
    """

    _name = "after_sales.approval.limit"
    _description = "Approval Limit"
    _inherit = ["after_sales.document.line"]
    _order = "table_id desc, document_kind, rank, sequence, id"
    _document_field = "table_id"

    table_id = fields.Many2one("after_sales.approval.table", required=True, ondelete="cascade", index=True)
    role_id = fields.Many2one("after_sales.approval.role", required=True, ondelete="restrict", index=True)
    rank = fields.Integer(related="role_id.rank", store=True)
    document_kind = fields.Selection(DOCUMENT_KINDS, required=True, default=DOCUMENT_KINDS[0][0])
    measure = fields.Selection(MEASURES, required=True, default="amount")
    is_unlimited = fields.Boolean("Any")
    amount = fields.Float("Up To", digits=(16, 2), aggregator=None, help="Inclusive. Zero: no authority.")
    is_always_asked = fields.Boolean(
        "Always Signs", help="Asked whatever the amount, besides the role that the amount needs."
    )
    votes = fields.Integer("Signatures", default=1, aggregator=None, help="How many holders must sign. Zero: all of them.")
    company_id = fields.Many2one("res.company", index=True, help="Empty: valid in every company.")
    reason_ids = fields.Many2many("after_sales.reason", string="Reasons", help="Empty: for every reason.")
    category_ids = fields.Many2many("product.category", string="Product Categories", help="With those below them.")
    tag_ids = fields.Many2many("res.partner.category", string="Customer Tags")
    disposition_ids = fields.Many2many(
        "after_sales.disposition", string="Dispositions", help="Planned for any of the goods. Empty: whatever is planned."
    )
    class_ids = fields.Many2many(
        "after_sales.approval.class", string="Approval Classes", help="Such as blind returns. Empty: whatever its class."
    )
    market = fields.Selection([("domestic", "Domestic"), ("foreign", "Abroad")], help="Empty: both.")
    department_ids = fields.Many2many("hr.department", string="Departments", help="Of the requester.")
    valid_from = fields.Date()
    valid_to = fields.Date(help="Inclusive.")
    specificity = fields.Integer(compute="_compute_specificity")

    _amount_not_negative = models.Constraint(
        "CHECK(amount >= 0 AND votes >= 0)",
        "A limit and its signatures cannot be negative: enter the highest value that the role may approve.",
    )
    _valid_in_order = models.Constraint(
        "CHECK(valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)",
        "A limit ends before it begins: correct its validity.",
    )

    def _compute_specificity(self):
        for limit in self:
            limit.specificity = limit._condition().specificity

    @api.depends("role_id", "document_kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["document_kind"]._description_selection(self.env))
        for limit in self:
            limit.display_name = f"{limit.role_id.display_name} · {kinds.get(limit.document_kind, '')}"

    def _condition(self) -> Condition:
        return Condition(
            kind=self.document_kind,
            company=self.company_id.id or 0,
            reasons=frozenset(self.reason_ids.ids),
            categories=frozenset(self.category_ids.ids),
            tags=frozenset(self.tag_ids.ids),
            market=self.market or "",
            departments=frozenset(self.department_ids.ids),
            dispositions=frozenset(self.disposition_ids.ids),
            classes=frozenset(self.class_ids.ids),
            valid_from=self.valid_from or None,
            valid_to=self.valid_to or None,
        )

    def _row(self) -> Row:
        return Row(
            role=self.role_id.id,
            rank=self.role_id.rank,
            limit=exact(self.amount) if self.amount else Decimal(0),
            is_unlimited=self.is_unlimited,
            measure=self.measure,
            specificity=self._condition().specificity,
            signs_always=self.is_always_asked,
            votes=self.votes,
        )

    def _get_problems(self):
        """What is odd about one row, for the check of the table."""
        if self.valid_to and self.valid_to < fields.Date.context_today(self):
            yield reason("limit_expired", row=self.display_name, date=str(self.valid_to))
        if not self.is_unlimited and not self.amount and not self.is_always_asked and not self.specificity:
            yield reason("limit_of_nothing", row=self.display_name)
        if not self.role_id.active:
            yield reason("limit_of_archived_role", row=self.display_name)
