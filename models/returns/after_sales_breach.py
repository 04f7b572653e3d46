# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesBreach(models.Model):
    """What must always hold of sold goods and of returns."""

    _inherit = "after_sales.breach"

    def _find_breaches(self):
        yield from super()._find_breaches()
        yield from self._find_unbalanced_sales()
        yield from self._find_returns_above_approved()
        yield from self._find_orphan_credit_notes()
        yield from self._find_valued_property()

    def _find_unbalanced_sales(self):
        """No more came back than went out, and no more was credited than invoiced."""
        self.env.flush_all()
        for row in self.env["after_sales.balance"].sudo().search([("is_breach", "=", True)]):
            yield (
                "sale_unbalanced",
                row.sale_line_id,
                reason(
                    "breach_sale_unbalanced",
                    order=row.order_id.name,
                    product=row.product_id.display_name,
                    returned=f"{row.returned_qty:g}",
                    delivered=f"{row.delivered_qty + row.replaced_qty:g}",
                    credited=row.currency_id.format(row.credited_amount + row.allowed_amount),
                    invoiced=row.currency_id.format(row.invoiced_amount),
                ),
            )

    def _find_returns_above_approved(self):
        """A return credits no more than was approved."""
        documents = self.env["after_sales.return"].sudo().search([("state", "in", ("approved", "done"))])
        for document in documents:
            posted = document.credit_note_ids.filtered(lambda entry: entry.state == "posted")
            total, approved = sum(posted.mapped("amount_total")), document._approved_credit()
            # One step of the currency for each credit note, which is rounded for itself.
            room = document.currency_id.rounding * len(posted)
            if document.currency_id.compare_amounts(total, approved + room) > 0:
                yield (
                    "credit_above_approved",
                    document,
                    reason(
                        "breach_credit_above_approved",
                        document=document.name,
                        total=document.currency_id.format(total),
                        approved=document.currency_id.format(approved),
                    ),
                )

    def _find_orphan_credit_notes(self):
        """Every credit note that says it is a return's stands in the posting ledger."""
        self.env.cr.execute(
            """
            SELECT entry.id FROM account_move entry
             WHERE entry.after_sales_return_id IS NOT NULL AND entry.state = 'posted'
               AND entry.move_type = 'out_refund'
               AND NOT EXISTS (SELECT 1 FROM after_sales_posting posting
                                WHERE posting.entry_model = 'account.move' AND posting.entry_id = entry.id)
            """
        )
        for entry in self.env["account.move"].sudo().browse([row[0] for row in self.env.cr.fetchall()]):
            yield (
                "credit_note_orphan",
                entry,
                reason(
                    "breach_credit_note_orphan", entry=entry.display_name, document=entry.after_sales_return_id.name
                ),
            )

    def _find_valued_property(self):
        """What belongs to customers carries no value in our books."""
        quants = (
            self.env["stock.quant"]
            .sudo()
            .search([("owner_id", "!=", False), ("location_id.usage", "=", "internal"), ("quantity", ">", 0)])
        )
        for quant in quants:
            if quant.owner_id != quant.company_id.partner_id and quant.value:
                yield (
                    "property_valued",
                    quant,
                    reason(
                        "breach_property_valued",
                        product=quant.product_id.display_name,
                        owner=quant.owner_id.display_name,
                    ),
                )
