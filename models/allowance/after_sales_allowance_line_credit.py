# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import models
from odoo.fields import Command


class Given(NamedTuple):
    """What an allowance line gives: on an invoice or, without one, paid out; its amounts, where it lowers a price."""

    line: object
    invoice: object
    amounts: dict


class AfterSalesAllowanceLine(models.Model):
    """What a line writes into a credit note: money, and nothing that moves goods or opens an order again."""

    _inherit = "after_sales.allowance.line"

    def _prepare_credit_line_vals(self, share) -> dict:
        """A line on a service product without a sales order: cost of goods and invoiced quantity stay as they are."""
        price_unit, quantity = self._price()
        product, origin = self._product(), self.origin_line_id if self._draws() else self.origin_line_id.browse()
        values = {
            "after_sales_allowance_line_id": self.id,
            "after_sales_origin_line_id": origin.id,
            "product_id": product.id,
            "name": self._credit_line_name(),
            "product_uom_id": product.uom_id.id,
            "quantity": quantity,
            "price_unit": price_unit,
            "discount": 0.0,
            "tax_ids": [Command.set(self._taxes().ids)],
            "account_id": share.invoice.fiscal_position_id.map_account(self._account()).id,
            "analytic_distribution": self.origin_line_id.analytic_distribution,
        }
        if share.amounts:
            values["extra_tax_data"] = self._credit_tax_data(origin, share.amounts, values)
        return values

    def _credit_tax_data(self, origin, amounts, values):
        """Let Odoo post exactly this part of the invoice line."""
        data = origin._after_sales_extra_tax_data(amounts, values)
        own = {str(tax_id) for tax_id in self._taxes().flatten_taxes_hierarchy().ids} | {"0"}
        return data | {"manual_tax_amounts": {tax: each for tax, each in data["manual_tax_amounts"].items() if tax in own}}

    def _give(self) -> list[Given]:
        """What these lines give today."""
        amounts = self._amounts()
        return [Given(line, line.invoice_id, amounts[line] if line._draws() else {}) for line in self]

    def _credit_line_name(self):
        return self.env._("%(product)s: %(line)s", product=self._product().name, line=self.name or self.product_id.name)

    def _product(self):
        name = "product_allowance" if self.allowance_id.kind == "allowance" else "product_compensation"
        # Looked up once, not asked for each line whether it is still there.
        product_id = self.env["ir.model.data"]._xmlid_to_res_id(f"after_sales.{name}", raise_if_not_found=True)
        return self.env["product.product"].browse(product_id)

    def _account(self):
        """Where it is booked: as the reason says, else the goods' category, else the company, else the invoice line."""
        company = self.company_id
        reason = self.allowance_id.reason_id.with_company(company)
        if self.allowance_id.kind == "compensation":
            return reason.compensation_account_id or company.after_sales_compensation_account_id
        category = self.product_id.categ_id.with_company(company)
        return (
            reason.allowance_account_id
            or category._after_sales_allowance_account()
            or company.after_sales_allowance_account_id
            or self.origin_line_id.account_id
        )
