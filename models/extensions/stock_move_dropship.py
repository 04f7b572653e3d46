# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """Goods that a vendor ships straight to the customer, and that may go straight back to him (checklist B45).

    Odoo's purchase and drop-shipping apps are no dependency: where they are installed, the purchase says who the vendor
    is and what the goods cost; otherwise the product's vendor list does.
    """

    _inherit = "stock.move"

    def _action_done(self, cancel_backorder=False):
        done = super()._action_done(cancel_backorder=cancel_backorder)
        shipped = done.sudo().filtered(lambda move: move.after_sales_return_line_id and move._is_dropshipped_returned())
        self.env["after_sales.vendor.claim"].sudo()._claim_shipped(shipped)
        return done

    def _after_sales_check_done(self):
        super()._after_sales_check_done()
        # Somebody corrected what was shipped: the vendor owes for what it is now.
        shipped = self.filtered(lambda move: move.after_sales_return_line_id and move._is_dropshipped_returned())
        if shipped:
            claims = self.env["after_sales.vendor.claim"].sudo().search([("move_id", "in", shipped.ids)])
            self.env.add_to_compute(claims._fields["quantity"], claims)

    def _after_sales_purchase_line(self):
        """The purchase these goods came with; nothing where the purchase app is not installed."""
        return self["purchase_line_id"] if "purchase_line_id" in self._fields else None

    def _after_sales_seller(self):
        """The product's vendor terms for these goods, as of the day they were shipped."""
        return self.product_id.with_company(self.company_id)._select_seller(quantity=None, date=self.date.date())

    def _after_sales_vendor(self):
        """Who shipped these goods to the customer."""
        purchase = self._after_sales_purchase_line()
        return (purchase and purchase.order_id.partner_id) or self._after_sales_seller().partner_id

    def _after_sales_purchase_price(self):
        """What one piece of these goods cost us, in the company's currency and the product's own unit."""
        purchase = self._after_sales_purchase_line()
        if purchase:
            return purchase.with_context(conversion_date=self.date)._get_stock_move_price_unit()
        seller, company = self._after_sales_seller(), self.company_id
        if not seller:
            return self.product_id.with_company(company).standard_price
        return seller.currency_id._convert(
            seller.price_discounted, company.currency_id, company, self.date.date(), round=False
        )
