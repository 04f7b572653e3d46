# Part of after_sales. LGPL-3.
from decimal import Decimal
from typing import NamedTuple

from odoo import models

from ...rules.invoice_amounts import NET, total_of
from ...rules.invoice_share import drawn
from ...rules.reason import reason
from ..exact import exact


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
        yield from self._get_print_blockers()
        for document in self.filtered(lambda document: document.state in ("approved", "done")):
            if not document._certificate_rows():
                yield reason("certificate_without_invoice", document=document.name)

    def _certificate_rows(self) -> list[Certified]:
        """What is credited already as it was posted, and what is still to come as it will be; a row an invoice line."""
        self.ensure_one()
        document = self.sudo()
        posted = document.line_ids.credit_line_ids.filtered(
            lambda credit: (
                credit.parent_state == "posted"
                and credit.display_type == "product"
                and credit.after_sales_origin_line_id
            )
        )
        ahead = document.line_ids._allocate_credit(ahead=True) if document.state == "approved" else []
        shares = [share for share in ahead if share.invoice_line]
        rows = {}
        for row in [*map(document._certified_credit, posted), *map(document._certified_share, shares)]:
            key = row.invoice_line, row.unit
            rows[key] = rows[key].plus(row) if key in rows else row
        standing = self.env["account.move.line"].union(*(line for line, _unit in rows))._after_sales_open_to_credit()
        for share in shares:
            standing[share.invoice_line] = drawn(standing[share.invoice_line], share.quantity, share.amounts)
        return [document._certified_rest(row, standing[row.invoice_line]) for row in rows.values()]

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
        unit, quantity, _price = share.line._credit_unit(share.invoice_line, share.quantity)
        untaxed, total = share.amounts[NET], total_of(share.amounts)
        return Certified(share.invoice_line, unit, share.line.lot_id, exact(quantity), untaxed, total - untaxed)

    def _certified_rest(self, row, standing) -> Certified:
        """The row with what the buyer keeps of the invoice line once all of this is credited."""
        base = row.invoice_line.product_id.uom_id
        kept = base._compute_quantity(float(standing.left), row.unit, round=False)
        return row._replace(kept_quantity=exact(kept), kept_untaxed=standing.left_of(NET))
