# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockLot(models.Model):
    """Whoever looks at a lot or serial number sees that it is called back, and begins a recall from it (R10.07)."""

    _inherit = "stock.lot"

    after_sales_recall_ids = fields.Many2many(
        "after_sales.recall", compute="_compute_after_sales_recall_ids", string="Recalls", compute_sudo=True
    )
    after_sales_hold = fields.Char("Held By", compute="_compute_after_sales_recall_ids", compute_sudo=True)

    def _compute_after_sales_recall_ids(self):
        items = self.env["after_sales.recall.item"].search([("product_id", "in", self.product_id.ids)])
        mine = items.filtered(lambda item: item.company_id in self.env.companies)
        for lot in self:
            recalls = mine.filtered(lambda item, lot=lot: item.lot_id == lot).recall_id
            holding = mine.filtered(lambda item: item._holds_now())._hold(lot.product_id, lot).recall_id
            lot.after_sales_recall_ids = recalls
            lot.after_sales_hold = ", ".join(holding.mapped("name")) or False

    def action_after_sales_start_recall(self):
        """Begin a recall of these lots or serial numbers."""
        goods = [{"product_id": lot.product_id.id, "lot_id": lot.id} for lot in self]
        subject = ", ".join(f"{lot.product_id.display_name} · {lot.name}" for lot in self)
        company = self.company_id[:1] or self.env.company
        return self.env["after_sales.recall"]._start(goods, subject=subject, company_id=company.id)

    def action_view_after_sales_recalls(self):
        """Open the recalls of this lot or serial number."""
        recalls = self.env["after_sales.recall"].search([("item_ids.lot_id", "in", self.ids)])
        return recalls._view_records(recalls, self.env._("Recalls"))
