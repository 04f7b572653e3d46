# Part of after_sales. LGPL-3.
from odoo import fields, models


class RepairOrder(models.Model):
    """What a customer says during a service job goes to the departments concerned, as a complaint (R4.71)."""

    _inherit = "repair.order"

    after_sales_case_count = fields.Integer("Complaints", compute="_compute_after_sales_case_count", compute_sudo=True)

    def _compute_after_sales_case_count(self):
        groups = self.env["after_sales.case"]._read_group([("repair_id", "in", self.ids)], ["repair_id"], ["__count"])
        counts = dict(groups)
        for repair in self:
            repair.after_sales_case_count = counts.get(repair, 0)

    def action_after_sales_case(self):
        """Begin a complaint about the goods of this job; the case remembers where it was raised."""
        self.ensure_one()
        job = {"default_channel": "service", "default_repair_id": self.id}
        moves = self._after_sales_deliveries()
        if moves:
            return self.env["after_sales.case.find"].with_context(**job)._open(moves, lot=self.lot_id or None)
        self.env["after_sales.case"].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Complaint"),
            "res_model": "after_sales.case",
            "views": [(False, "form")],
            "context": job
            | {
                "default_partner_id": self.partner_id.id,
                "default_company_id": self.company_id.id,
                "default_subject": self.product_id.display_name,
                "default_line_ids": [
                    fields.Command.create(
                        {"product_id": self.product_id.id, "lot_id": self.lot_id.id, "quantity": self.product_qty}
                    )
                ],
            },
        }

    def action_view_after_sales_cases(self):
        """Open the complaints that were raised during this job."""
        return self.env["after_sales.case"].search([("repair_id", "in", self.ids)])._view_cases()

    def _after_sales_deliveries(self):
        """The deliveries that brought these goods to this customer."""
        # Whoever hears a complaint need not be allowed to read the warehouse's transfers.
        delivered = self.env["stock.move.line"].sudo()
        domain = [("product_id", "=", self.product_id.id), ("state", "=", "done"), ("move_id.sale_line_id", "!=", False)]
        if self.lot_id:
            domain.append(("lot_id", "=", self.lot_id.id))
        customer = self.partner_id.commercial_partner_id
        if not customer:
            return delivered.move_id
        domain.append(("move_id.sale_line_id.order_id.partner_id", "child_of", customer.id))
        return delivered.search(domain, order="id desc", limit=80).move_id._after_sales_returnable_moves()
