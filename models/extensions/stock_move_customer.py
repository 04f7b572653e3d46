# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ..customer_place import with_customer


class StockMove(models.Model):
    """Whether goods go to a customer or come from him, said in one place: for records, in domains and in SQL.

    The transit between companies alone does not tell: what a vendor of the group sends us comes out of it, and what he
    gets back goes into it. There it is a customer's only if it is of a sale or a return of ours (ADR 0053).
    """

    _inherit = "stock.move"

    def _should_bypass_reservation(self, forced_location=False):
        """What a return expects is in a customer's hands, whatever the books say of the transit: it is not reserved."""
        place = forced_location or self.location_id
        is_expected = self.after_sales_return_line_id and place.after_sales_is_with_customer
        return bool(is_expected) or super()._should_bypass_reservation(forced_location=forced_location)

    def _after_sales_left_us(self):
        """Whether these goods came out of our stock, or from a vendor of ours.

        Between companies from end to end nothing tells which way they went: Odoo counts it as given back.
        """
        ends = self.location_id | self.location_dest_id
        return self.location_id.usage == "internal" or (self._is_dropshipped() and set(ends.mapped("usage")) != {"transit"})

    def _after_sales_comes_from_customer(self):
        """Whether these goods leave a customer: by what the transfer says, or by what is really moved."""
        self.ensure_one()
        move = self.sudo()
        ways = [(each.location_id, each.location_dest_id) for each in (move, *move.move_line_ids)]
        if any(source.usage == "customer" for source, _to in ways):
            return True
        if not any(
            source.after_sales_is_with_customer and not to.after_sales_is_with_customer for source, to in ways
        ):
            return False
        bought = move._after_sales_purchase_line() and not move.origin_returned_move_id
        return bool(move.after_sales_return_line_id or move.sale_line_id or move.picking_id.sale_id) and not bought

    def _after_sales_from_customer_domain(self):
        """The same for a search."""
        customers = Domain("location_id.usage", "=", "customer")
        leaving = Domain("location_id.after_sales_is_with_customer", "=", True) & Domain(
            "location_dest_id.after_sales_is_with_customer", "=", False
        )
        ours = Domain.OR(
            Domain(name, "!=", False) for name in ("after_sales_return_line_id", "sale_line_id", "picking_id.sale_id")
        )
        if "purchase_line_id" in self._fields:
            ours &= Domain("purchase_line_id", "=", False) | Domain("origin_returned_move_id", "!=", False)
        by_any = [way | Domain("move_line_ids", "any", way) for way in (customers, leaving)]
        return by_any[0] | by_any[1] & ours

    def _after_sales_from_customer_sql(self):
        """The same of rows ``move``, ``source`` and ``target`` of transfers of a sale, and their two locations."""
        bought = (
            SQL("AND (move.purchase_line_id IS NULL OR move.origin_returned_move_id IS NOT NULL)")
            if "purchase_line_id" in self._fields
            else SQL()
        )
        return SQL(
            """
            (source.usage = 'customer' OR %(from)s AND NOT %(to)s
             AND (move.sale_line_id IS NOT NULL OR move.after_sales_return_line_id IS NOT NULL) %(bought)s)
            """,
            **{"from": with_customer("source"), "to": with_customer("target"), "bought": bought},
        )
