# Part of after_sales. LGPL-3.
from decimal import Decimal
from typing import NamedTuple

from odoo import models

from ...rules import refund
from ...rules.reason import reason
from ..exact import exact, step_of


class Certified(NamedTuple):
    """One row of the certificate: what comes back of one invoice line, and what the buyer keeps of it."""

    invoice_line: object
    unit: object
    lots: object
    quantity: Decimal
    untaxed: Decimal
    tax: Decimal
    kept_quantity: Decimal = Decimal(0)
    kept_untaxed: Decimal = Decimal(0)

    @property
    def unit_price(self) -> Decimal:
        """Net of discount and tax."""
        return self.untaxed / self.quantity if self.quantity else Decimal(0)

    def plus(self, other):
        """The two as one row."""
        return self._replace(
            lots=self.lots | other.lots,
            quantity=self.quantity + other.quantity,
            untaxed=self.untaxed + other.untaxed,
            tax=self.tax + other.tax,
        )


class AfterSalesReturn(models.Model):
    """The certificate that the buyer stamps: what he returned of which invoice, and what he keeps (R5.10)."""

    _inherit = "after_sales.return"

    def _get_certificate_blockers(self):
        yield from self._get_slip_blockers()
        for document in self.filtered(lambda document: document.state in ("approved", "done")):
            if not document._certificate_rows():
                yield reason("certificate_without_invoice", document=document.name)

    def _certificate_rows(self) -> list[Certified]:
        """What is credited already as it was posted, and what is still to come as it will be; a row an invoice line."""
        self.ensure_one()
        document = self.sudo()
        posted = document.line_ids.credit_line_ids.filtered(
            lambda credit: credit.parent_state == "posted" and credit.display_type == "product"
        )
        shares = document.line_ids._allocate_credit(ahead=True) if document.state == "approved" else []
        rows = {}
        for row in [*map(document._certified_credit, posted), *map(document._certified_share, shares)]:
            key = row.invoice_line, row.unit
            rows[key] = rows[key].plus(row) if key in rows else row
        left = self.env["account.move.line"].union(*(line for line, _unit in rows))._after_sales_open_to_credit()
        for share in shares:
            left[share.invoice_line] -= share.quantity
        return [document._certified_rest(row, left.get(row.invoice_line, Decimal(0))) for row in rows.values()]

    def _certified_credit(self, credit) -> Certified:
        return Certified(
            credit.after_sales_origin_line_id,
            credit.product_uom_id,
            credit.after_sales_return_line_id.lot_id,
            exact(credit.quantity),
            exact(credit.price_subtotal),
            exact(credit.price_total) - exact(credit.price_subtotal),
        )

    def _certified_share(self, share) -> Certified:
        origin = share.invoice_line
        whole, step = origin._after_sales_base_quantity(), step_of(origin.currency_id)
        unit, quantity, _price = share.line._credit_unit(origin, share.quantity)
        untaxed, total = (
            refund.value(share.quantity, whole, exact(origin[price]), step)
            for price in ("price_subtotal", "price_total")
        )
        return Certified(origin, unit, share.line.lot_id, exact(quantity), untaxed, total - untaxed)

    def _certified_rest(self, row, left) -> Certified:
        """The row with what the buyer keeps of the invoice line once all of this is credited."""
        origin = row.invoice_line
        kept = origin.product_id.uom_id._compute_quantity(float(left), row.unit, round=False)
        whole, step = origin._after_sales_base_quantity(), step_of(origin.currency_id)
        return row._replace(
            kept_quantity=exact(kept), kept_untaxed=refund.value(left, whole, exact(origin.price_subtotal), step)
        )
