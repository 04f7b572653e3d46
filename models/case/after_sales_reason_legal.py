# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReason(models.Model):
    """How a reason is called in electronic invoices: some countries want a code on each credit note (checklist B54)."""

    _inherit = "after_sales.reason"

    legal_code = fields.Char(
        "Code for Electronic Invoices",
        help="Stands on the credit notes of this reason, as the tax office or the customer's system wants it.",
    )
