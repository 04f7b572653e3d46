# Part of after_sales. LGPL-3.
from odoo import fields, models

CAUSE_KINDS = [("quality", "Quality Problem"), ("human", "Human Error")]


class AfterSalesCause(models.Model):
    """What a complaint turned out to come from: found by investigation, never by the customer (R8.13, R4.03)."""

    _name = "after_sales.cause"
    _description = "Cause of a Complaint"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="A short code for lists and statistics.")
    kind = fields.Selection(
        CAUSE_KINDS, required=True, default="quality", help="Human errors are exempt from the list of improvements."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.")
    description = fields.Text(translate=True, help="When to choose this cause.")

    _code_once = models.UniqueIndex(
        "(code, COALESCE(company_id, 0))", "There is already a cause with this code. Choose another code."
    )
