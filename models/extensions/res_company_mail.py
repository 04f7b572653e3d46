# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    after_sales_return_mails = fields.Boolean(
        "Mails about Returns",
        default=True,
        help="Customers are told by mail that their return is registered, approved, received, credited or declined.",
    )
    after_sales_allowance_mails = fields.Boolean(
        "Mails about Allowances",
        default=True,
        help="Customers get the certificate to sign by mail, and are reminded of it.",
    )
