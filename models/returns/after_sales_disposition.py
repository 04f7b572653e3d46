# Part of after_sales. LGPL-3.
from odoo import fields, models

STOCK_EFFECTS = [
    ("restock", "Back to Stock"),
    ("rework", "Rework"),
    ("scrap", "Scrap"),
    ("to_customer", "Back to the Customer"),
    ("to_vendor", "Back to the Vendor"),
    ("downgrade", "Stock as Another Product"),
]
CREDIT_MOMENTS = [
    ("approval", "On approval"),
    ("receipt", "On receipt"),
    ("inspection", "After inspection"),
]
EVIDENCE = [
    ("none", "Nothing"),
    ("picture", "Pictures"),
    ("report", "A report"),
    ("both", "Pictures and a report"),
]


class AfterSalesDisposition(models.Model):
    """What becomes of goods that came back, and of the customer's money: a row of data, not code (R5.16)."""

    _name = "after_sales.disposition"
    _description = "Disposition"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="A short code for lists and statistics.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.")
    description = fields.Text(translate=True, help="When to choose this disposition.")
    stock_effect = fields.Selection(STOCK_EFFECTS, "Goods", required=True, default="restock")
    credit_moment = fields.Selection(
        CREDIT_MOMENTS,
        "Credit",
        help="When goods that are meant to go this way are credited. Empty: when the company says.",
    )
    is_credited = fields.Boolean(
        "Customer Is Credited",
        default=True,
        help="Whether goods that inspection found to go this way are credited, where the credit waits for inspection.",
    )

    evidence = fields.Selection(
        EVIDENCE,
        "Must Be Shown",
        required=True,
        default="none",
        help="What is attached to the inspection before goods go this way. A report is any file that is no picture.",
    )
    class_id = fields.Many2one(
        "after_sales.approval.class",
        "Approval Class",
        index="btree_not_null",
        help="Returns that plan this disposition are of this class: rows of the authority table say who may approve it.",
    )
    is_inspected = fields.Boolean(
        "Inspection Needed",
        default=True,
        help="Not ticked: goods that are planned to go this way do so as soon as they are received; nobody looks.",
    )
    target_product_id = fields.Many2one(
        "product.product",
        "Becomes",
        domain="[('is_storable', '=', True)]",
        ondelete="restrict",
        help="For “Stock as Another Product”: the product that is proposed.",
    )

    _code_once = models.UniqueIndex(
        "(code, COALESCE(company_id, 0))", "There is already a disposition with this code. Choose another code."
    )
