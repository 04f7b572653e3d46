# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCreditSetOff(models.TransientModel):
    """Sets an open credit off against other invoices of the customer."""

    _name = "after_sales.credit.set_off"
    _description = "Set Off a Credit"

    entry_id = fields.Many2one("account.move", "Credit Note", required=True, readonly=True)
    currency_id = fields.Many2one(related="entry_id.currency_id")
    open_amount = fields.Monetary("Open Credit", related="entry_id.amount_residual")
    possible_ids = fields.Many2many("account.move", compute="_compute_possible_ids")
    invoice_ids = fields.Many2many(
        "account.move",
        "after_sales_credit_set_off_invoice_rel",
        string="Invoices",
        domain="[('id', 'in', possible_ids)]",
        help="They are set off in this order, those that are due first, as far as the credit reaches.",
    )
    amount = fields.Monetary("Set Off", compute="_compute_amount")

    @api.depends("entry_id")
    def _compute_possible_ids(self):
        for wizard in self:
            wizard.possible_ids = wizard.entry_id._after_sales_open_invoices()

    @api.depends("invoice_ids", "entry_id")
    def _compute_amount(self):
        for wizard in self:
            wizard.amount = min(wizard.entry_id.amount_residual, sum(wizard.invoice_ids.mapped("amount_residual")))

    def action_confirm(self):
        """Set the credit off against these invoices."""
        self.ensure_one()
        # Only what the customer really has open, whatever was sent here.
        self.entry_id._after_sales_set_off(self.possible_ids & self.invoice_ids)
        return {"type": "ir.actions.act_window_close"}
