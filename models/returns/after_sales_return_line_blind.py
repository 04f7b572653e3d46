# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import blind
from ...rules.invoice_amounts import NET, Amount
from ..exact import exact

PRICE_SOURCES = [(blind.LIST, "Price List"), (blind.AGREED, "Agreed Price"), (blind.ZERO, "Nothing")]
COST_SOURCES = [(blind.TODAY, "Cost of Today"), (blind.STATED, "Stated Cost"), (blind.ZERO, "Nothing")]


class AfterSalesReturnLine(models.Model):
    """One line of goods whose delivery nobody knows: it says itself what an invoice would have said (checklist B6)."""

    _inherit = "after_sales.return.line"

    is_blind = fields.Boolean(related="return_id.is_blind", store=True, precompute=True)
    blind_product_id = fields.Many2one(
        "product.product",
        "Unknown Goods",
        check_company=True,
        domain="[('type', '=', 'consu')]",
        index="btree_not_null",
        ondelete="restrict",
    )
    lot_name = fields.Char("Number on the Goods", help="Lot or serial number as it stands on the goods.")
    price_source = fields.Selection(PRICE_SOURCES, "Credited At")
    agreed_price = fields.Monetary(help="For one unit, with or without tax as the taxes of the product say.")
    price_reason = fields.Char("Why This Price")
    blind_price = fields.Monetary("Price", compute="_compute_blind_price", store=True)
    tax_ids = fields.Many2many("account.tax", string="Taxes", compute="_compute_tax_ids", store=True)
    cost_source = fields.Selection(COST_SOURCES, "Worth")
    stated_cost = fields.Float(min_display_digits="Product Price", help="For one piece, in the company's currency.")
    cost_reason = fields.Char("Why This Worth")
    blind_cost = fields.Float(
        "Unit Cost",
        compute="_compute_blind_cost",
        store=True,
        min_display_digits="Product Price",
        help="What one piece comes into stock at: fixed when approval is asked for.",
    )

    _blind_or_delivered = models.Constraint(
        "CHECK(COALESCE(is_blind, FALSE) = (move_id IS NULL))",
        "A line names the delivery that its goods left with, unless the whole return is one without a delivery.",
    )

    @api.depends("move_id.product_id", "blind_product_id")
    def _compute_product_id(self):
        for line in self:
            line.product_id = line.move_id.product_id or line.blind_product_id

    @api.depends("blind_product_id")
    def _compute_uom_id(self):
        strays = self.filtered("blind_product_id")
        super(AfterSalesReturnLine, self - strays)._compute_uom_id()
        for line in strays:
            line.uom_id = line.blind_product_id.uom_id

    @api.depends("price_source", "agreed_price", "blind_product_id", "uom_id", "return_id.pricelist_id", "quantity")
    def _compute_blind_price(self):
        for line in self:
            prices = {blind.LIST: line._list_price, blind.AGREED: lambda line=line: line.agreed_price}
            line.blind_price = prices.get(line.price_source, float)() if line.is_blind else 0.0

    def _list_price(self):
        """The price of today's list, as an invoice of today would have it."""
        document, product = self.return_id, self.blind_product_id
        if not product or not document.pricelist_id:
            return 0.0
        price = document.pricelist_id._get_product_price(
            product, self.quantity or 1.0, currency=document.currency_id, uom=self.uom_id
        )
        taxes = self.env["account.tax"]
        return taxes._fix_tax_included_price_company(price, self._own_taxes(), self.tax_ids, self.company_id)

    @api.depends("blind_product_id", "return_id.partner_id", "company_id")
    def _compute_tax_ids(self):
        for line in self:
            line.tax_ids = line._fiscal_position().map_tax(line._own_taxes()) if line.is_blind else False

    def _own_taxes(self):
        return self.blind_product_id.sudo().taxes_id._filter_taxes_by_company(self.company_id)

    def _fiscal_position(self):
        """The one that an invoice of today would have."""
        partner = self.return_id.partner_id
        return self.env["account.fiscal.position"].sudo().with_company(self.company_id)._get_fiscal_position(partner)

    @api.depends("cost_source", "stated_cost", "blind_product_id", "company_id")
    def _compute_blind_cost(self):
        for line in self:
            today = line.blind_product_id.sudo().with_company(line.company_id).standard_price
            costs = {blind.TODAY: today, blind.STATED: line.stated_cost}
            line.blind_cost = costs.get(line.cost_source, 0.0) if line.is_blind else 0.0

    @api.depends("is_blind", "blind_price", "quantity", "tax_ids")
    def _compute_amount_total(self):
        strays = self.filtered("is_blind")
        super(AfterSalesReturnLine, self - strays)._compute_amount_total()
        for line in strays:
            amounts = line._blind_amounts(line.quantity)
            line.amount_untaxed = float(amounts[NET])
            line.amount_total = float(sum(amounts.values()))

    def _blind_amounts(self, quantity) -> dict:
        """What ``quantity`` (in the line's unit) comes to: net, and tax as one amount."""
        found = self.tax_ids.compute_all(
            self.blind_price, self.currency_id, quantity, self.product_id, self.return_id.partner_id, is_refund=True
        )
        net, total = exact(found["total_excluded"]), exact(found["total_included"])
        return {NET: net, Amount("tax_amount_currency"): total - net}

    def _fix_terms(self):
        """Prices, taxes and costs of unknown goods are those of the day on which approval is asked for."""
        strays = self.filtered("is_blind")
        for name in ("tax_ids", "blind_price", "blind_cost"):
            self.env.add_to_compute(self._fields[name], strays)
        strays._take_numbers()
        super()._fix_terms()

    def _blind_content(self) -> list:
        """All of a line that approval is given for and no delivery says."""
        return [
            self.lot_name,
            self.price_source,
            self.price_reason,
            f"{self.blind_price:.12g}",
            self.tax_ids.sorted("id").ids,
            self.cost_source,
            self.cost_reason,
            f"{self.sudo().blind_cost:.12g}",
        ]
