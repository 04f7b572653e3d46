# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import api, fields, models

from ...rules import allowance
from ...rules.invoice_amounts import NET, Amount, total_of
from ...rules.invoice_share import lowered
from ...rules.money import round_to
from ..exact import exact, step_of

BASES = [
    (allowance.UNIT, "Per Unit"),
    (allowance.PERCENT, "Percent"),
    (allowance.AMOUNT, "Amount"),
]


class AfterSalesAllowanceLine(models.Model):
    """What is allowed on one invoice line; or, for damages, a line of its own.

    ``unit_amount``, ``given_amount`` and ``amount`` are at the price of the invoice: with tax where it includes it.
    """

    _name = "after_sales.allowance.line"
    _description = "Allowance Line"
    _inherit = ["after_sales.document.line"]
    _order = "allowance_id, sequence, id"
    _document_field = "allowance_id"

    allowance_id = fields.Many2one("after_sales.allowance", "Document", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="allowance_id.company_id", store=True, index=True)
    state = fields.Selection(related="allowance_id.state", store=True)
    kind = fields.Selection(related="allowance_id.kind")
    partner_id = fields.Many2one(related="allowance_id.partner_id", store=True, index=True)
    currency_id = fields.Many2one(related="allowance_id.currency_id")
    origin_line_id = fields.Many2one(
        "account.move.line",
        "Invoice Line",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('move_type', '=', 'out_invoice'), ('parent_state', '=', 'posted'), ('display_type', '=', 'product'),"
        " ('price_subtotal', '>', 0), ('company_id', '=', company_id)]",
    )
    invoice_id = fields.Many2one(
        "account.move",
        compute="_compute_invoice_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('move_type', '=', 'out_invoice'), ('state', '=', 'posted'), ('company_id', '=', company_id)]",
        help="The invoice that is credited. A compensation without an invoice is paid out.",
    )
    product_id = fields.Many2one(related="origin_line_id.product_id", store=True, index="btree_not_null")
    name = fields.Char("Description", compute="_compute_name", store=True, readonly=False, precompute=True)
    basis = fields.Selection(
        BASES, compute="_compute_basis", store=True, readonly=False, precompute=True, required=True
    )
    quantity = fields.Float(
        digits="Product Unit",
        compute="_compute_quantity",
        store=True,
        readonly=False,
        precompute=True,
        help="On how much of what was invoiced the allowance is given.",
    )
    uom_id = fields.Many2one(related="origin_line_id.product_uom_id", string="Unit")
    unit_amount = fields.Float("Allowance per Unit", digits="Product Price")
    percent = fields.Float("Percent", digits=(5, 2))
    given_amount = fields.Monetary("Given Amount", help="The allowance itself, where it is given as an amount.")
    tax_ids = fields.Many2many(
        "account.tax",
        string="Taxes",
        domain="[('type_tax_use', '=', 'sale'), ('company_id', 'parent_of', company_id)]",
        help="Of damages: none, unless set here. An allowance always takes the taxes of its invoice line.",
    )
    amount = fields.Monetary("Allowance", compute="_compute_amount", store=True)
    amount_untaxed = fields.Monetary("Untaxed", compute="_compute_amount", store=True)
    amount_total = fields.Monetary("Total", compute="_compute_amount", store=True)
    credit_line_ids = fields.One2many(
        "account.move.line", "after_sales_allowance_line_id", "Credit Note Lines", readonly=True
    )

    @api.depends("origin_line_id")
    def _compute_invoice_id(self):
        for line in self:
            line.invoice_id = line.origin_line_id.move_id or line.invoice_id

    @api.depends("origin_line_id")
    def _compute_name(self):
        for line in self:
            # Whoever proposes an allowance need not read accounting.
            origin = line.origin_line_id.sudo()
            line.name = line.name or origin.name or origin.product_id.display_name

    @api.depends("origin_line_id", "allowance_id.kind")
    def _compute_basis(self):
        for line in self:
            line.basis = line.basis or (allowance.UNIT if line.origin_line_id else allowance.AMOUNT)

    @api.depends("origin_line_id")
    def _compute_quantity(self):
        for line in self:
            line.quantity = line.quantity or line.origin_line_id.sudo().quantity or 1.0

    @api.depends(
        "basis", "quantity", "unit_amount", "percent", "given_amount", "origin_line_id", "tax_ids", "allowance_id.kind"
    )
    def _compute_amount(self):
        amounts = self._amounts()
        for line in self:
            line.amount = float(line._value())
            line.amount_untaxed = float(amounts[line].get(NET, 0))
            line.amount_total = float(total_of(amounts[line]))

    def _amounts(self) -> dict:
        """{line: its net amount and each tax}: an allowance's as its part of the invoice line, one after the other."""
        amounts = {}
        standing = self.filtered(lambda line: line._draws()).origin_line_id.sudo()._after_sales_open_to_credit()
        for line in self:
            origin = line.origin_line_id
            if line._draws() and origin in standing:
                amounts[line] = line._drop_fixed(origin.sudo()._after_sales_part(standing[origin], line._value()))
                standing[origin] = lowered(standing[origin], amounts[line])
            else:
                amounts[line] = line._free_amounts()
        return amounts

    def _draws(self):
        """Whether this line lowers the price of an invoice line; damages only name it."""
        return bool(self.origin_line_id) and self.allowance_id.kind == "allowance"

    def _drop_fixed(self, amounts):
        taxes = self._taxes().flatten_taxes_hierarchy().ids
        return {key: amount for key, amount in amounts.items() if not key.tax or key.tax in taxes}

    def _free_amounts(self):
        found = self._taxes().compute_all(
            float(self._value()), self.currency_id, 1.0, self.product_id, self.partner_id, is_refund=True
        )
        net, total = exact(found["total_excluded"]), exact(found["total_included"])
        return {NET: net, Amount("tax_amount_currency"): total - net}

    def _fix_terms(self):
        """Look at prices once more before somebody is asked to approve them."""
        for name in ("amount", "amount_untaxed", "amount_total"):
            self.env.add_to_compute(self._fields[name], self)

    def _value(self) -> Decimal:
        """What is allowed, at the price of the invoice."""
        currency = self.currency_id or self.env.company.currency_id
        return allowance.value(self._asked(), self._sold_for(), step_of(currency))

    def _sold_for(self) -> Decimal:
        """What the quantity of this line was sold for."""
        origin = self.origin_line_id.sudo()
        if not origin.quantity:
            return Decimal(0)
        whole = origin._after_sales_price_value() * exact(self.quantity) / exact(origin.quantity)
        return round_to(whole, step_of(origin.currency_id))

    def _price(self):
        """Price and quantity as the credit note says them."""
        if self.basis == allowance.UNIT:
            return self.unit_amount, self.quantity
        return self.amount, 1.0

    def _taxes(self):
        """The taxes of the invoice line, whatever anybody wrote; damages are outside sales tax unless set."""
        if self.allowance_id.kind == "allowance":
            return self.origin_line_id.sudo()._after_sales_price_taxes()
        return self.tax_ids

    @api.depends("name", "origin_line_id")
    def _compute_display_name(self):
        for line in self:
            invoice = line.sudo().invoice_id.name
            name = line.product_id.display_name or (line.name or "").split("\n")[0]
            line.display_name = " · ".join(part for part in (invoice, name) if part) or line.env._("Line")

    def _reserves(self):
        """Whether this line holds what it asks for: until its own credit note says so."""
        return self.allowance_id.kind == "allowance" and not self.credit_line_ids

    def _approval_content(self) -> list:
        return [
            self.invoice_id.id,
            self.origin_line_id.id,
            self.name,
            self.basis,
            *(f"{self[name]:.12g}" for name in ("quantity", "unit_amount", "percent", "amount", "amount_total")),
            self._taxes().sorted("id").ids,
        ]
