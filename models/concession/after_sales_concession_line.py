# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.price_deviation import Line
from ..exact import exact

TAKEN_OVER = frozenset(
    {
        "concession_id",
        "product_id",
        "name",
        "uom_id",
        "quantity",
        "list_amount",
        "quoted_amount",
        "is_gated",
        "below_percent",
        "sequence",
    }
)


class AfterSalesConcessionLine(models.Model):
    """A line of the quotation beside the price list, as it stood when approval was asked for."""

    _name = "after_sales.concession.line"
    _description = "Line of a Price Concession"
    _inherit = ["after_sales.document.line"]
    _order = "concession_id, sequence, id"
    _document_field = "concession_id"
    _progress_fields = TAKEN_OVER

    concession_id = fields.Many2one("after_sales.concession", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="concession_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="concession_id.currency_id")
    product_id = fields.Many2one("product.product", required=True, readonly=True)
    name = fields.Char(readonly=True)
    uom_id = fields.Many2one("uom.uom", "Unit", readonly=True)
    quantity = fields.Float(digits="Product Unit", readonly=True)
    list_amount = fields.Float("By the List", readonly=True)
    quoted_amount = fields.Float("Quoted", readonly=True, help="Without tax, before deductions of the whole.")
    is_gated = fields.Boolean("Kept to the List", readonly=True)
    below_percent = fields.Float("Below the List (%)", digits=(16, 2), readonly=True)

    def _offer(self) -> tuple[Line, ...]:
        """These lines as the rule sees them."""
        return tuple(
            Line(
                key=(line.product_id.id, line.uom_id.id),
                quantity=exact(line.quantity),
                list_amount=exact(line.list_amount),
                quoted_amount=exact(line.quoted_amount),
                is_gated=line.is_gated,
            )
            for line in self
        )
