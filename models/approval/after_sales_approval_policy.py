# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.price_deviation import FREE_DEVIATION, FREE_DISCOUNT
from .after_sales_approval_limit import DOCUMENT_KINDS

#: What an amount may draw on, and the field of the policy that says how far back it is added up.
WINDOWS = {
    "customer": "customer_days",
    "invoice": "invoice_days",
    "lot": "lot_days",
    "requester": "requester_days",
}


class AfterSalesApprovalPolicy(models.Model):
    """How one kind of document is approved under a version of the authority table."""

    _name = "after_sales.approval.policy"
    _description = "Approval Policy"
    _inherit = ["after_sales.kept", "after_sales.document.line"]
    _order = "table_id, sequence, id"
    _document_field = "table_id"

    table_id = fields.Many2one("after_sales.approval.table", required=True, ondelete="cascade", index=True)
    document_kind = fields.Selection(DOCUMENT_KINDS, required=True)
    is_tax_included = fields.Boolean(
        "With Tax", default=True, help="Whether limits are compared with amounts with tax."
    )
    is_climbing = fields.Boolean("Every Level", help="Ask each level up to the sufficient one, not that one alone.")
    is_parallel = fields.Boolean("At Once", help="Ask all levels at once instead of one after the other.")
    due_hours = fields.Float(
        "Hours to Decide",
        default=16.0,
        help="Working hours of the only person who may sign, else of the company. Zero: no deadline.",
    )
    remind_hours = fields.Float(
        "Reminder Before (hours)", default=4.0, help="Working hours before the deadline. Zero: no reminder."
    )
    escalate_hours = fields.Float(
        "Next Level After (hours)",
        default=16.0,
        help="Working hours after the deadline until the next level that may sign is told as well. Zero: never.",
    )
    customer_days = fields.Integer(
        "Same Customer (days)", default=7, help="What the customer got in these days counts too."
    )
    invoice_days = fields.Integer("Same Invoice (days)", default=365)
    lot_days = fields.Integer("Same Lot or Serial (days)", default=365)
    requester_days = fields.Integer("Same Requester (days)", default=0, help="Zero: not added up.")
    is_seller_excluded = fields.Boolean(
        "Salesperson Never Signs",
        help="Keep the customer's own salesperson, and that of the order, from signing above an amount.",
    )
    seller_amount = fields.Float(
        "Salesperson Up To",
        digits=(16, 2),
        help="Up to this tested amount the customer's own salesperson may sign, inclusive. Zero: he never may.",
    )
    near_percent = fields.Float(
        "Just Under a Limit (%)",
        default=10.0,
        digits=(5, 2),
        help="Tested amounts this close under a limit stand out in the auditor's report. Zero: none do.",
    )

    free_deviation_percent = fields.Float(
        "Free Below List (%)",
        digits=(16, 2),
        default=float(FREE_DEVIATION),
        help="Price concessions: so far the total of a quotation may be below the price list without anybody's signature.",
    )
    free_discount_percent = fields.Float(
        "Free Line Discount (%)",
        digits=(16, 2),
        default=float(FREE_DISCOUNT),
        help="Price concessions: so far the price of a single line may be below the price list without anybody's "
        "signature.",
    )

    _free_between = models.Constraint(
        "CHECK(free_deviation_percent BETWEEN 0 AND 100 AND free_discount_percent BETWEEN 0 AND 100)",
        "What is free of approval is between 0 and 100 percent.",
    )
    _one_row = models.UniqueIndex("(table_id, document_kind)", "There is already a policy for this kind of document.")
    _days_not_negative = models.Constraint(
        "CHECK(LEAST(customer_days, invoice_days, lot_days, requester_days, due_hours, remind_hours, escalate_hours, seller_amount) >= 0)",
        "Days, hours and amounts of a policy cannot be negative: enter zero to switch one off.",
    )
    _near_in_range = models.Constraint(
        "CHECK(near_percent BETWEEN 0 AND 100)",
        "What counts as just under a limit must be between 0 and 100 percent of it.",
    )

    @api.model
    def _asked(self) -> list[str]:
        """What every decision asks of a policy: all that somebody wrote into it."""
        kinds = ("boolean", "float", "integer", "selection")
        return [name for name, field in self._fields.items() if field.store and not field.compute and field.type in kinds]
