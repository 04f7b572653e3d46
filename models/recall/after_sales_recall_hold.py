# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Domain

from ..lifecycle.engine import unlocked


class AfterSalesRecall(models.Model):
    """While a recall runs its goods do not leave; each company knows whether it has one, so that others pay nothing."""

    _inherit = "after_sales.recall"

    def _note_holds(self):
        """Keep the mark of the companies and branches concerned."""
        companies = self.env["res.company"].sudo().search([("id", "child_of", self.company_id.ids)])
        for company in companies:
            running = Domain("company_id", "in", company.parent_ids.ids) & Domain("state", "=", "approved")
            has_hold = bool(self.sudo().search_count(running & Domain("is_exercise", "=", False), limit=1))
            if company.after_sales_has_hold != has_hold:
                unlocked(company).write({"after_sales_has_hold": has_hold})

    def _free_reserved(self):
        """What was reserved to leave is free again, and other goods are reserved in its place."""
        lines = self.env["stock.move.line"]
        for item in self.item_ids.filtered(lambda item: item.is_held and not item.recall_id.is_exercise):
            lot = Domain("lot_id", "=", item.lot_id.id) if item.lot_id else Domain.TRUE
            open_ = Domain("state", "not in", ("draft", "done", "cancel")) & Domain("picked", "=", False)
            company = Domain("company_id", "child_of", item.company_id.id)
            lines |= lines.search(lot & open_ & company & Domain("product_id", "=", item.product_id.id))
        moves = lines.move_id.filtered(lambda move: move._after_sales_leaves())
        moves._do_unreserve()
        moves._action_assign()

    def _quants(self):
        """The goods in our own places that are called back, whatever it is that is counted now."""
        return self.env["stock.quant"].union(
            *(self.env["stock.quant"].sudo().search(item._stock_domain()) for item in self.item_ids)
        )

    def action_view_stock(self):
        """Open what lies in our own places, as it is at this moment."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_held_action")
        return action | {"domain": [("id", "in", self.sudo()._quants().ids)]}

    def action_print_labels(self):
        """Print a hold label for each place where its goods lie (R10.39)."""
        self.check_access("read")
        report = self.env.ref("after_sales.after_sales_hold_report_label")
        return report.report_action(self.sudo()._quants().ids, config=False)
