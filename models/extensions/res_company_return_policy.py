# Part of after_sales. LGPL-3.
from odoo import fields, models

COUNTERS = [
    ("warehouse", "The warehouse"),
    ("quality", "Quality"),
    ("repair", "The repair department"),
]


class ResCompany(models.Model):
    """What a company says about returns: until when, who confirms, who counts and who gives instructions."""

    _inherit = "res.company"

    after_sales_return_days = fields.Integer(
        "Return Window (Days)",
        default=365,
        help="How long after delivery goods may come back, unless product or category say otherwise; 0: without limit.",
    )
    after_sales_batch_percent = fields.Float(
        "Quality Confirms From (%)",
        default=100.0,
        help="Share of a delivered line from which quality confirms before the goods are asked for; 0: never.",
    )
    after_sales_batch_least = fields.Float(
        "Of Deliveries From (Pieces)", default=10.0, help="Smaller deliveries are no batch that quality confirms."
    )
    after_sales_counted_by = fields.Selection(
        COUNTERS,
        "Returned Goods Are Counted By",
        default="warehouse",
        required=True,
        help="Who confirms the quantities of a receipt before the warehouse validates it.",
    )
    after_sales_superior_instructs = fields.Boolean(
        "A Superior Instructs",
        default=True,
        help="Where goods and slip differ, nothing is received and decided before a superior of the issuer said how.",
    )
    after_sales_refunds_freight = fields.Boolean(
        "Refund Freight of Whole Orders",
        default=False,
        help="When all that an order brought comes back, the freight that was invoiced is proposed as well.",
    )

    after_sales_customers_ask_freight = fields.Boolean(
        "Customers May Ask for Freight",
        default=False,
        help="In the portal, with a return of goods whose order was charged freight; it is a wish that people decide on.",
    )

    after_sales_peer_user_id = fields.Many2one(
        "res.users",
        "Returns of the Group",
        domain="[('company_ids', 'in', id), ('share', '=', False)]",
        help="In whose name returns are drafted that another company of the group asks for; empty: somebody is told.",
    )

    _after_sales_batch = models.Constraint(
        "CHECK(after_sales_batch_percent BETWEEN 0 AND 100 AND after_sales_batch_least >= 0)",
        "The share of a batch is between 0 and 100 percent, its pieces not less than none.",
    )
    _after_sales_return_window = models.Constraint(
        "CHECK(after_sales_return_days >= 0)", "The return window is a number of days, or 0 for no limit."
    )
