# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """What a company says about credits in closed books, and on invoices that are not simply its own to collect."""

    _inherit = "res.company"

    after_sales_closed_books = fields.Selection(
        [
            ("refuse", "Refuse until the books are open"),
            ("next_day", "Date the credit note on the first open day"),
        ],
        "Credits While Books Are Closed",
        default="refuse",
        required=True,
    )
    after_sales_doubtful_invoices = fields.Selection(
        [
            ("ask", "Accounting says yes before it is credited"),
            ("refuse", "Refuse"),
        ],
        "Credits on Invoices in Collection",
        default="ask",
        required=True,
        help="Invoices that are written off, sold to a factor or in collection.",
    )
    after_sales_stale_days = fields.Integer(
        "Days to Wait for Goods",
        default=14,
        help="So many days after approval without goods the customer is reminded; zero: never.",
    )
    after_sales_close_days = fields.Integer(
        "Days until Closing Is Proposed",
        default=45,
        help="So many days after approval the responsible is asked to close or cancel what did not come; zero: never.",
    )
    after_sales_idle_days = fields.Integer(
        "Days in Draft or Approval",
        default=7,
        help="So many days without a decision the responsible is told; zero: never.",
    )
