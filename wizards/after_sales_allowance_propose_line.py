# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..rules import allowance

#: The field of an allowance line that a number goes to.
FIELDS = {allowance.UNIT: "unit_amount", allowance.PERCENT: "percent", allowance.AMOUNT: "given_amount"}


class AfterSalesAllowanceProposeLine(models.TransientModel):
    """One invoice line: what is left of its value, and what is allowed on it. Amounts at the price of the invoice."""

    _name = "after_sales.allowance.propose.line"
    _description = "Line of a Proposed Allowance"

    propose_id = fields.Many2one("after_sales.allowance.propose", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="propose_id.currency_id")
    origin_line_id = fields.Many2one("account.move.line", required=True, readonly=True)
    invoice_id = fields.Many2one(related="origin_line_id.move_id", related_sudo=True)
    product_id = fields.Many2one(related="origin_line_id.product_id", related_sudo=True)
    name = fields.Char(related="origin_line_id.name", related_sudo=True)
    uom_id = fields.Many2one(related="origin_line_id.product_uom_id", related_sudo=True, string="Unit")
    price_unit = fields.Float(related="origin_line_id.price_unit", related_sudo=True)
    invoiced_amount = fields.Monetary("Invoiced", readonly=True)
    credited_amount = fields.Monetary("Credited", readonly=True, help="With goods that came back.")
    allowed_amount = fields.Monetary(
        "Allowed", readonly=True, help="Allowed already, or claimed by allowances that are open."
    )
    open_amount = fields.Monetary("Open Value", readonly=True)
    quantity = fields.Float("On Quantity", digits="Product Unit")
    rate = fields.Float("Allowance", help="Per unit, in percent, or as an amount: as chosen above.")

    def _prepare_allowance_line_vals(self, basis, number) -> dict:
        return {
            "origin_line_id": self.origin_line_id.id,
            "basis": basis,
            "quantity": self.quantity,
            FIELDS[basis]: number,
        }
