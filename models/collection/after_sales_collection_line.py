# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.collection_rate import Figures
from ..exact import exact


class AfterSalesCollectionLine(models.Model):
    """One invoice of a collection statement; amounts are with tax, in the currency of the company."""

    _name = "after_sales.collection.line"
    _description = "Invoice of a Collection Statement"
    _order = "statement_id, due_date, id"
    _rec_name = "invoice_id"

    statement_id = fields.Many2one(
        "after_sales.collection.statement", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="statement_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="statement_id.currency_id")
    month = fields.Date(related="statement_id.month", store=True, index=True)
    user_id = fields.Many2one(related="statement_id.user_id", store=True, index=True)
    state = fields.Selection(related="statement_id.state")
    invoice_id = fields.Many2one("account.move", required=True, readonly=True, index=True, ondelete="restrict")
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True, index=True)
    due_date = fields.Date(readonly=True, help="The last day of what is due of it.")
    due_amount = fields.Monetary("Amount Due", readonly=True)
    collected_amount = fields.Monetary("Collected", readonly=True)
    listed_percent = fields.Float(
        "Under Complaint (%)",
        readonly=True,
        digits=(5, 2),
        aggregator=None,
        help="Share of the items under complaint in what is left of the invoice, with tax.",
    )
    listed_due_amount = fields.Monetary("Due, Under Complaint", readonly=True)
    listed_collected_amount = fields.Monetary("Collected, Under Complaint", readonly=True)
    documents = fields.Char("Complaints", readonly=True, help="What the items are under complaint by.")

    def _figures(self) -> Figures:
        names = ("due_amount", "collected_amount", "listed_due_amount", "listed_collected_amount")
        return Figures(*(exact(self[name]) for name in names))
