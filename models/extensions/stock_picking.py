# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    after_sales_return_id = fields.Many2one("after_sales.return", "Return", index="btree_not_null", readonly=True)
    after_sales_return_count = fields.Integer(
        "Returns Count", compute="_compute_after_sales_return_count", compute_sudo=True
    )
    after_sales_inspection_status = fields.Selection(related="after_sales_return_id.inspection_status")
    after_sales_can_return = fields.Boolean(compute="_compute_after_sales_return_count", compute_sudo=True)

    def _compute_after_sales_return_count(self):
        lines = self.env["after_sales.return.line"].search([("move_id", "in", self.move_ids.ids)])
        for picking in self:
            picking.after_sales_return_count = len(
                lines.filtered(lambda line, p=picking: line.move_id.picking_id == p).return_id
            )
            picking.after_sales_can_return = picking.state == "done" and bool(
                picking.move_ids._after_sales_returnable_moves()
            )

    def _after_sales_receipt_key(self):
        """Name the effect of a receipt: this warehouse or vendor; goods of each owner come on a receipt of their own."""
        lines = self.move_ids.after_sales_return_line_id
        if lines[:1]._goes_to_vendor():
            return f"vendor:{lines[0].vendor_id.id}:for warehouse:{self.move_ids[:1].warehouse_id.id}"
        is_customer = self.owner_id == self.after_sales_return_id.partner_id
        owner = ":customer's own" if is_customer else f":owner:{self.owner_id.id}"
        return f"warehouse:{self.picking_type_id.warehouse_id.id}{owner if self.owner_id else ''}"

    def action_after_sales_return(self):
        """Propose a return of what this delivery brought to the customer."""
        return self.env["after_sales.return.propose"]._open(self.move_ids, "delivery")

    def action_after_sales_report(self):
        """Report what came with this receipt and was not approved."""
        self.ensure_one()
        lines = self.after_sales_return_id.line_ids
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Report Unexpected Goods"),
            "res_model": "after_sales.return.discrepancy",
            "views": [(False, "form")],
            "context": {
                "default_picking_id": self.id,
                "default_line_id": lines.id if len(lines) == 1 else False,
                "default_product_id": lines.product_id.id if len(lines.product_id) == 1 else False,
            },
        }

    def action_view_after_sales_returns(self):
        """Open the returns of this delivery, or the return that this receipt belongs to."""
        returns = (
            self.env["after_sales.return.line"].search([("move_id", "in", self.move_ids.ids)]).return_id
            | self.after_sales_return_id
        )
        return self.env["after_sales.return"]._view_records(returns, self.env._("Returns"))

    def action_view_after_sales_inspections(self):
        """Open the inspections of the goods that came in with this receipt."""
        inspections = self.after_sales_return_id.inspection_ids
        return self.env["after_sales.return"]._view_records(inspections, self.env._("Inspections"))
