# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.invoice_amounts import NET, total_of
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.after_sales_creditor import Share


class AfterSalesReturnFreight(models.Model):
    """Freight or a fixed charge of the sale that a return credits besides the goods: by explicit choice (checklist B22).

    It is drawn on the invoice line that charged it, and never on more than is open of that.
    """

    _name = "after_sales.return.freight"
    _description = "Freight Credited with a Return"
    _inherit = ["after_sales.document.line"]
    _order = "return_id, sequence, id"
    _document_field = "return_id"

    return_id = fields.Many2one("after_sales.return", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="return_id.company_id", store=True, index=True)
    state = fields.Selection(related="return_id.state", store=True)
    currency_id = fields.Many2one(related="return_id.currency_id")
    invoice_line_id = fields.Many2one(
        "account.move.line", "Charged With", required=True, index=True, ondelete="restrict", check_company=True
    )
    name = fields.Char(compute="_compute_name", compute_sudo=True)
    amount = fields.Monetary(
        "To Credit", required=True, help="At the price of the invoice line: with tax where it includes it."
    )
    open_amount = fields.Monetary("Open", compute="_compute_open_amount", compute_sudo=True)
    amount_untaxed = fields.Monetary("Untaxed", compute="_compute_amounts", store=True, compute_sudo=True)
    amount_total = fields.Monetary("Total", compute="_compute_amounts", store=True, compute_sudo=True)
    credit_line_ids = fields.One2many("account.move.line", "after_sales_freight_id", "Credit Note Lines", readonly=True)

    _amount_above_zero = models.Constraint("CHECK(amount > 0)", "Credit more than nothing of a freight, or take it out.")
    _charged_once = models.UniqueIndex("(return_id, invoice_line_id)", "This freight is among the lines already.")

    @api.depends("invoice_line_id")
    def _compute_name(self):
        for freight in self:
            line = freight.invoice_line_id
            freight.name = " · ".join(part for part in (line.move_id.name, line.product_id.display_name or line.name) if part)

    @api.depends("invoice_line_id", "state")
    def _compute_open_amount(self):
        values = self.invoice_line_id._after_sales_open_value()
        for freight in self:
            value = values.get(freight.invoice_line_id)
            freight.open_amount = float(value.open) if value else 0.0

    @api.depends("invoice_line_id", "amount")
    def _compute_amounts(self):
        standing = self.invoice_line_id._after_sales_open_to_credit()
        for freight in self:
            amounts = freight._amounts(standing)
            freight.amount_untaxed = float(amounts.get(NET, 0))
            freight.amount_total = float(total_of(amounts))

    def _amounts(self, standing) -> dict:
        """What of the invoice line this is: its net amount and each tax."""
        line = self.invoice_line_id
        return line._after_sales_part(standing[line], exact(self.amount)) if line in standing else {}

    def _get_blockers(self):
        document, line = self.return_id, self.invoice_line_id
        orders = document.line_ids.order_id
        if not line.sale_line_ids.order_id & orders or line.move_id.state != "posted":
            yield reason("freight_of_other_order", freight=self.name, document=document.name)
        if not line._after_sales_is_freight():
            yield reason("freight_is_none", freight=self.name)
        if self.currency_id.compare_amounts(self.amount, self.open_amount) > 0:
            yield reason(
                "freight_above_open",
                freight=self.name,
                asked=self.currency_id.format(self.amount),
                open=self.currency_id.format(self.open_amount),
            )

    def _is_credited(self):
        return any(
            line.parent_state != "cancel" and not line.move_id.after_sales_undone_by_id
            for line in self.sudo().credit_line_ids
        )

    def _shares(self) -> list[Share]:
        """Each freight as a part of the line that charged it."""
        standing = self.invoice_line_id._after_sales_open_to_credit()
        return [Share(freight, freight.invoice_line_id, exact(0), freight._amounts(standing)) for freight in self]

    def _prepare_credit_line_vals(self, share) -> dict:
        return share.invoice_line._after_sales_prepare_part_vals(share.amounts) | {"after_sales_freight_id": self.id}
