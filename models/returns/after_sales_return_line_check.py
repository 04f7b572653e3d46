# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import returnable
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnLine(models.Model):
    """What speaks against one line."""

    _inherit = "after_sales.return.line"

    def _asked(self, items) -> returnable.Asked:
        """The line as the rule sees it; quantities in the product's own unit."""
        return returnable.Asked(
            line=self.display_name,
            quantity=exact(self.base_qty),
            unit=self.product_id.uom_id.name,
            item=self._item(),
            is_tracked=self.tracking != "none",
            has_lot=bool(self.lot_id),
            lot_was_delivered=not self.lot_id or self._item() in items,
            lot=self.lot_id.name or "",
            product_is_active=self.product_id.active,
            product_is_goods=self.product_id.type == "consu",
        )

    def _get_origin_blockers(self):
        move, document = self.move_id, self.return_id
        if move.state != "done" or not move.location_dest_id.after_sales_is_with_customer:
            yield reason("line_not_delivered", line=self.display_name)
        elif not move._after_sales_returnable_moves():
            yield reason("line_not_from_stock", line=self.display_name)
        elif self.sale_line_id.product_id != self.product_id:
            yield from self._get_part_blockers()
        yield from self._get_route_blockers()
        if move.company_id != document.company_id:
            yield reason("line_of_other_company", line=self.display_name, company=move.company_id.name)
        if self.order_id.state == "cancel":
            yield reason("line_order_cancelled", line=self.display_name, order=self.order_id.name)

    def _get_account_blockers(self):
        product = self.product_id.with_company(self.company_id)
        if not product.is_storable or product.valuation != "real_time":
            return
        accounts = product.product_tmpl_id.get_product_accounts()
        if not accounts["stock_valuation"]:
            yield reason("no_valuation_account", line=self.display_name, category=product.categ_id.display_name)
        if not accounts["expense"]:
            yield reason("no_cost_account", line=self.display_name)
