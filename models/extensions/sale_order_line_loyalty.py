# Part of after_sales. LGPL-3.
from odoo import models

from ..exact import exact


class SaleOrderLine(models.Model):
    """How much of an ordered item, or of a reward, returns have taken back by now."""

    _inherit = "sale.order.line"

    def _after_sales_credited_back(self):
        """The pieces that came back for a credit that is settled, in the product's own unit."""
        self.ensure_one()
        settled = self.sudo().after_sales_return_line_ids.filtered(lambda line: line.state in ("approved", "done"))
        back = exact(0)
        for lines in settled.grouped("return_id").values():
            if lines[0]._is_of_a_kit():
                back += lines[0]._kits_of(lambda line: line._kept_credit())[0]
            else:
                back += sum((exact(line._kept_credit()) for line in lines), exact(0))
        return back

    def _after_sales_pieces_back(self):
        """Of free goods: (pieces that came back, pieces that were given)."""
        back = sum((line._after_sales_credited_back() for line in self), exact(0))
        return back, sum((line._after_sales_ordered() for line in self), exact(0))

    def _after_sales_money_back(self):
        """Of a discount, or of what was paid with a card: (what credit notes of returns took back, the whole)."""
        invoiced = self.invoice_lines.filtered(
            lambda line: (
                line.parent_state == "posted" and line.move_type == "out_invoice" and not line.move_id.reversed_entry_id
            )
        )
        credits = self.env["account.move.line"].search(
            [
                ("after_sales_origin_line_id", "in", invoiced.ids),
                ("parent_state", "=", "posted"),
                ("move_id.after_sales_return_id", "!=", False),
                ("move_id.after_sales_undone_by_id", "=", False),
            ]
        )
        whole = max(abs(sum(invoiced.mapped("price_total"))), abs(sum(self.mapped("price_total"))))
        return exact(abs(sum(credits.mapped("price_total")))), exact(whole)
