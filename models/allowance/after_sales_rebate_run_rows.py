# Part of after_sales. LGPL-3.
from decimal import Decimal
from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

from ...rules import rebate
from ...rules.money import round_to
from ..exact import exact, step_of


class Counted(NamedTuple):
    """What is left of an invoice line: at its price, net in the company's currency, and its quantity (base unit)."""

    line: models.Model
    price: Decimal
    net: Decimal
    quantity: Decimal
    invoiced: Decimal


class AfterSalesRebateRun(models.Model):
    """The facts of a run: what was invoiced in the period and is left, the tier of each customer, each line's part."""

    _inherit = "after_sales.rebate.run"

    def _rows(self) -> list[dict]:
        """One row for each customer and invoice line, below the first tier too: the preview shows why."""
        self.ensure_one()
        tiers, rows = self.agreement_id.tier_ids._tiers(), []
        for partner, counted in self._counted().items():
            total = self._total(counted)
            counted = [each for each in counted if each.net > 0]
            tier = rebate.applying(total, tiers, self.agreement_id.mode)
            rows += [self._prepare_row_vals(partner, each, total, tier) for each in counted]
        return rows

    def _total(self, counted) -> Decimal:
        """What the tiers are held against: net value or quantity that is left, or how much of the goods came back."""
        measure = self.agreement_id.measure
        if measure == "value":
            return sum((each.net for each in counted if each.net > 0), Decimal(0))
        left = sum((each.quantity for each in counted), Decimal(0))
        if measure == "quantity":
            return left
        return rebate.returned_share(sum((each.invoiced for each in counted), Decimal(0)), left)

    def _prepare_row_vals(self, partner, counted, total, tier) -> dict:
        line, kind = counted.line, self.agreement_id.kind
        item, rate = rebate.Item(counted.price, counted.quantity), tier.rate if tier else 0
        if tier and kind == rebate.UNIT:
            # The amount per unit is net, in the company's currency; the line's price may be neither.
            tier = tier._replace(rate=rate * counted.price / counted.net)
        amount = rebate.rebate(item, tier, kind, step_of(line.currency_id))
        net = amount * counted.net / counted.price if counted.price else Decimal(0)
        return {
            "partner_id": partner.id,
            "origin_line_id": line.id,
            "invoice_id": line.move_id.id,
            "product_id": line.product_id.id,
            "currency_id": line.currency_id.id,
            "net_amount": float(round_to(counted.net, step_of(line.company_currency_id))),
            "quantity": float(counted.quantity),
            "reached": float(total),
            "rate": float(rate),
            "amount": float(amount),
            "company_amount": float(round_to(net, step_of(line.company_currency_id))),
        }

    def _counted(self) -> dict:
        """{customer: his lines, those with nothing left too}; discounts of an invoice lower all its lines alike."""
        invoices = self._invoices()
        lines = invoices._after_sales_allowable_lines()
        values, whole = lines._after_sales_open_value(), invoices._after_sales_open_value()
        quantities = lines._after_sales_open_to_credit()
        counted = {}
        for invoice, own in lines.grouped("move_id").items():
            nets = {line: self._net(line, values[line].open, "price_subtotal") for line in own}
            all_nets = sum(nets.values(), Decimal(0))
            factor = min(whole[invoice].open / all_nets, Decimal(1)) if all_nets else Decimal(0)
            for line in own.filtered(self._is_meant):
                price = values[line].open * factor
                net = self._net(line, price, "balance")
                found = Counted(line, price, net, quantities[line].left, self._invoiced(line))
                counted.setdefault(invoice.commercial_partner_id, []).append(found)
        return counted

    def _invoiced(self, line) -> Decimal:
        """The quantity of the line in the product's own unit."""
        unit, own = line.product_uom_id, line.product_id.uom_id
        return exact(unit._compute_quantity(line.quantity, own, round=False) if unit and own else line.quantity)

    def _net(self, line, price, name) -> Decimal:
        """What ``price`` at the price of the line is without tax, in the currency of the amount ``name``."""
        whole = line._after_sales_price_value()
        return price * abs(exact(line[name])) / whole if whole else Decimal(0)

    def _invoices(self):
        agreement = self.agreement_id
        if agreement.partner_id:
            whose = Domain("commercial_partner_id", "=", agreement.partner_id.commercial_partner_id.id)
        else:
            whose = Domain("commercial_partner_id.category_id", "child_of", agreement.category_id.id)
        return self.env["account.move"].search(
            whose
            & Domain([
                ("company_id", "=", self.company_id.id),
                ("move_type", "=", "out_invoice"),
                ("state", "=", "posted"),
                ("invoice_date", ">=", self.date_from),
                ("invoice_date", "<=", self.date_to),
            ]),
            order="id",
        )  # fmt: skip

    def _is_meant(self, line) -> bool:
        agreement = self.agreement_id
        if line.sale_line_ids.filtered("is_downpayment"):
            return False
        if not agreement.product_ids and not agreement.product_category_ids:
            return True
        above = {int(each) for each in (line.product_id.categ_id.parent_path or "").split("/") if each}
        return line.product_id in agreement.product_ids or bool(above.intersection(agreement.product_category_ids.ids))
