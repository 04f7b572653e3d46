# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ...rules.remedies import CREDITING
from ..exact import exact
from ..lifecycle.after_sales_creditor import Share


class AfterSalesReturnLine(models.Model):
    """Unknown goods are credited at the price that was approved, on the income account of the product."""

    _inherit = "after_sales.return.line"

    def _allocate_credit(self, ahead=False):
        strays = self.filtered("is_blind")
        shares = super(AfterSalesReturnLine, self - strays)._allocate_credit(ahead)
        return [*shares, *strays._blind_shares(ahead)]

    def _blind_shares(self, ahead) -> list[Share]:
        """What is due and drawn on no invoice; goods that are worth something are booked though nothing is paid."""
        todo = self.filtered(lambda line: line.remedy in CREDITING) if ahead else self._to_settle()
        nothing = self.env["account.move.line"]
        return [
            Share(line, nothing, exact(line.base_qty if ahead else line.due_qty) - exact(line.settled_qty), {})
            for line in todo
            if line.blind_price or line.blind_cost
        ]

    def _prepare_credit_line_vals(self, share):
        if not self.is_blind:
            return super()._prepare_credit_line_vals(share)
        quantity = self.product_id.uom_id._compute_quantity(float(share.quantity), self.uom_id, round=False)
        return {
            "after_sales_return_line_id": self.id,
            "product_id": self.product_id.id,
            "name": self.display_name,
            "product_uom_id": self.uom_id.id,
            "quantity": quantity,
            "price_unit": self.blind_price,
            "discount": 0.0,
            "tax_ids": [Command.set(self.tax_ids.ids)],
            "account_id": self._income_account().id,
        }

    def _income_account(self):
        template = self.product_id.product_tmpl_id.with_company(self.company_id)
        return template.get_product_accounts(fiscal_pos=self._fiscal_position())["income"]

    def _blind_unit_cost(self):
        """What a piece is booked at, as it comes into stock."""
        product = self.product_id.with_company(self.company_id)
        return product.standard_price if product.cost_method == "standard" else self.blind_cost
