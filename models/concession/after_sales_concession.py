# Part of after_sales. LGPL-3.
from odoo import api, fields, models

SALES = ("after_sales.after_sales_group_sales",)
#: What is taken over from the quotation: nobody enters it, so that approvers see what customers would be told.
TAKEN_OVER = {
    "partner_id",
    "currency_id",
    "pricelist_id",
    "line_ids",
    "list_amount",
    "quoted_amount",
    "deviation_percent",
    "discount_percent",
}


class AfterSalesConcession(models.Model):
    """A request to quote a customer less than the price list asks (R7.10, R13.17).

    It shows what the quotation says, line by line beside the list, as it stood when approval was asked for. While it is
    approved and the quotation gives away no more, the quotation may be sent and confirmed. It posts nothing.
    """

    _name = "after_sales.concession"
    _description = "Price Concession"
    _inherit = ["after_sales.approvable", "after_sales.document"]

    _frozen_fields = frozenset({"company_id", "order_id", "justification"})
    _event_groups = {"submit": SALES, "recall": SALES, "cancel": SALES, "reset": SALES}

    order_id = fields.Many2one("sale.order", "Quotation", required=True, index=True, check_company=True)
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, index=True, tracking=True)
    justification = fields.Text("Why", tracking=True, help="Why the customer should pay less than the list asks.")
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True, index=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    pricelist_id = fields.Many2one(
        "product.pricelist", "Price List", readonly=True, help="What prices are compared with; empty: sales prices."
    )
    line_ids = fields.One2many("after_sales.concession.line", "concession_id", "Lines", readonly=True, copy=False)
    list_amount = fields.Monetary("By the List", readonly=True, copy=False, help="Without tax.")
    quoted_amount = fields.Monetary(
        "Quoted", readonly=True, copy=False, help="Without tax, for what the list has a price for, after deductions."
    )
    given_amount = fields.Monetary(
        "Given Away", compute="_compute_given_amount", store=True, help="What the amount limits are compared with."
    )
    deviation_percent = fields.Float(
        "Below the List (%)",
        digits=(16, 2),
        readonly=True,
        copy=False,
        aggregator="max",
        help="Of the total, rounded up to the hundredth.",
    )
    discount_percent = fields.Float(
        "Deepest Line (%)",
        digits=(16, 2),
        readonly=True,
        copy=False,
        aggregator="max",
        help="How far the line that is lowered most is below the list, whether by its price or by its discount.",
    )
    has_cover = fields.Boolean(
        "Covers the Quotation", compute="_compute_has_cover", help="The quotation gives away no more than was approved."
    )

    @api.depends("list_amount", "quoted_amount")
    def _compute_given_amount(self):
        for concession in self:
            concession.given_amount = max(concession.list_amount - concession.quoted_amount, 0.0)

    @api.depends("state", "order_id.order_line.price_unit", "order_id.order_line.discount")
    def _compute_has_cover(self):
        for concession in self:
            # Who may read the concession may know whether it still holds, without the right to read orders.
            order = concession.order_id.sudo()
            concession.has_cover = concession._covers(order, order._after_sales_offered_now())

    def _get_engine_fields(self):
        return super()._get_engine_fields() | TAKEN_OVER

    @api.model_create_multi
    def create(self, vals_list):
        """A concession belongs to the company of its quotation and begins with what the quotation says."""
        for vals in vals_list:
            order = self.env["sale.order"].browse(vals.get("order_id"))
            order.check_access("read")
            vals["company_id"] = order.company_id.id
        concessions = super().create(vals_list)
        concessions._take_over()
        return concessions

    def write(self, vals):
        written = super().write(vals)
        if "order_id" in vals:
            self.order_id.check_access("read")
            self._take_over()
        return written

    @api.depends("name", "order_id.name")
    def _compute_display_name(self):
        for concession in self:
            concession.display_name = f"{concession.name} ({concession.order_id.sudo().name})"

    def action_view_order(self):
        """Open the quotation."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "sale.order",
            "res_id": self.order_id.id,
            "views": [(False, "form")],
        }
