# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesReturnInspectionLine(models.Model):
    """So many of the goods go this way, because that is what was found. Quantities are in the product's own unit."""

    _name = "after_sales.return.inspection.line"
    _description = "Finding"
    _inherit = ["after_sales.document.line"]
    _order = "inspection_id, sequence, id"
    _document_field = "inspection_id"
    _progress_fields = frozenset({"given_up_qty"})

    inspection_id = fields.Many2one(
        "after_sales.return.inspection", required=True, ondelete="cascade", index=True, check_company=True
    )
    return_line_id = fields.Many2one(related="inspection_id.return_line_id", store=True, index=True)
    return_id = fields.Many2one(related="inspection_id.return_id", store=True, index=True)
    company_id = fields.Many2one(related="inspection_id.company_id", store=True, index=True)
    state = fields.Selection(related="inspection_id.state", store=True, index=True)
    inspected_on = fields.Datetime(related="inspection_id.inspected_on", store=True, index=True)
    product_id = fields.Many2one(related="inspection_id.product_id", store=True, index=True)
    lot_id = fields.Many2one(related="inspection_id.lot_id", store=True, index="btree_not_null")
    uom_id = fields.Many2one(related="product_id.uom_id")
    partner_id = fields.Many2one(related="inspection_id.partner_id", store=True, index=True)
    warehouse_id = fields.Many2one(related="inspection_id.warehouse_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    claimed_reason_id = fields.Many2one(
        related="inspection_id.reason_id", string="Claimed Reason", store=True, index=True
    )
    quantity = fields.Float(digits="Product Unit", required=True, default=1.0)
    disposition_id = fields.Many2one(
        "after_sales.disposition",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        domain="[('company_id', 'in', (company_id, False))]",
    )
    stock_effect = fields.Selection(related="disposition_id.stock_effect", string="Goods Go")
    reason_id = fields.Many2one(
        "after_sales.reason",
        "Found Reason",
        compute="_compute_reason_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        check_company=True,
        domain="[('company_id', 'in', (company_id, False))]",
        help="What inspection found, beside what the customer claimed.",
    )
    is_as_claimed = fields.Boolean("Found as Claimed", compute="_compute_is_as_claimed", store=True)
    note = fields.Char("What Was Found")
    vendor_id = fields.Many2one(
        "res.partner",
        "Vendor",
        compute="_compute_vendor_id",
        store=True,
        readonly=False,
        check_company=True,
        help="Who takes the goods back; the product's first vendor is proposed.",
    )
    target_product_id = fields.Many2one(
        "product.product",
        "Becomes",
        compute="_compute_target_product_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('is_storable', '=', True), ('id', '!=', product_id)]",
        help="The cheaper product that the goods are stocked as.",
    )
    target_cost = fields.Float(
        "New Unit Cost",
        compute="_compute_target_cost",
        store=True,
        readonly=False,
        min_display_digits="Product Price",
        help="What one piece is worth as the other product; the difference is the loss. With standard cost it is"
        " always that product's cost.",
    )
    move_ids = fields.One2many("stock.move", "after_sales_inspection_line_id", "Moves", readonly=True)
    given_up_qty = fields.Float(
        "Given Up", readonly=True, copy=False, digits="Product Unit", help="Was planned to go, and did not."
    )

    @api.depends("inspection_id")
    def _compute_reason_id(self):
        for line in self:
            line.reason_id = line.reason_id or line.inspection_id.reason_id

    @api.depends("reason_id", "claimed_reason_id")
    def _compute_is_as_claimed(self):
        for line in self:
            line.is_as_claimed = line.reason_id == line.claimed_reason_id

    @api.depends("disposition_id")
    def _compute_vendor_id(self):
        for line in self:
            to_vendor = line.disposition_id.stock_effect == "to_vendor"
            line.vendor_id = (line.vendor_id or line._first_vendor()) if to_vendor else False

    @api.depends("disposition_id")
    def _compute_target_product_id(self):
        for line in self:
            downgraded = line.disposition_id.stock_effect == "downgrade"
            line.target_product_id = (
                (line.target_product_id or line.disposition_id.target_product_id) if downgraded else False
            )

    @api.depends("target_product_id")
    def _compute_target_cost(self):
        for line in self:
            line.target_cost = line.target_product_id.with_company(line.company_id).standard_price

    def _first_vendor(self):
        offers = self.product_id.seller_ids.filtered(
            lambda offer: offer.company_id in (self.company_id, self.env["res.company"])
        )
        return offers[:1].partner_id

    @api.depends("product_id", "disposition_id")
    def _compute_display_name(self):
        for line in self:
            words = (line.product_id.display_name, line.disposition_id.name)
            line.display_name = " · ".join(word for word in words if word)
