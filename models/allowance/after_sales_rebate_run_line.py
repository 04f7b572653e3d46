# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesRebateRunLine(models.Model):
    """What one invoice line counts for, the tier its customer reached, and what goes back of it."""

    _name = "after_sales.rebate.run.line"
    _description = "Invoice Line of a Rebate"
    _order = "run_id, partner_id, invoice_id, id"

    run_id = fields.Many2one("after_sales.rebate.run", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    partner_id = fields.Many2one("res.partner", "Customer", required=True, readonly=True, index=True)
    origin_line_id = fields.Many2one(
        "account.move.line", "Invoice Line", required=True, readonly=True, index=True, ondelete="cascade"
    )
    invoice_id = fields.Many2one("account.move", readonly=True, required=True, index=True, ondelete="cascade")
    product_id = fields.Many2one("product.product", readonly=True, index=True)
    currency_id = fields.Many2one("res.currency", readonly=True, required=True)
    net_amount = fields.Monetary(
        "Counts", readonly=True, currency_field="company_currency_id", help="Net, what came back or was credited off."
    )
    quantity = fields.Float("Counting Quantity", readonly=True, digits="Product Unit")
    reached = fields.Float(
        "Customer Reached", readonly=True, digits=(16, 2), aggregator=None, help="What chooses the tier."
    )
    rate = fields.Float(readonly=True, digits=(16, 4), aggregator=None)
    amount = fields.Monetary("Rebate", readonly=True, help="At the price and in the currency of the invoice.")
    company_amount = fields.Monetary(
        "Net Rebate", readonly=True, currency_field="company_currency_id", help="In the currency of the company."
    )

    def _prepare_allowance_line_vals(self, basis) -> dict:
        return {"origin_line_id": self.origin_line_id.id, "basis": basis, "given_amount": self.amount}
