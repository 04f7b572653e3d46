# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReturnInspectionLine(models.Model):
    """Findings that need work: a repair order for the goods where they lie, in quarantine (R3.22, R5.19)."""

    _inherit = "after_sales.return.inspection.line"

    def _repairs(self):
        return self.env["repair.order"].search([("after_sales_inspection_line_id", "in", self.ids)])

    def _carry_out_rework(self):
        places = self._places()
        repairs = self.env["repair.order"].create([place.line._prepare_repair_vals(place) for place in places])
        repairs._action_repair_confirm()
        return [(place.line, place.key, repair) for place, repair in zip(places, repairs, strict=True)]

    def _prepare_repair_vals(self, place) -> dict:
        warehouse = self.warehouse_id
        return {
            "after_sales_inspection_line_id": self.id,
            "company_id": self.company_id.id,
            "picking_type_id": warehouse.repair_type_id.id,
            "after_sales_return_id": self.return_id.id,
            # They are our own goods again, so nobody has ordered it.
            "partner_id": False,
            "product_id": self.product_id.id,
            "product_qty": place.quantity,
            "product_uom": self.uom_id.id,
            "lot_id": self.lot_id.id,
            "product_location_src_id": place.location.id,
            "product_location_dest_id": warehouse.lot_stock_id.id,
            "under_warranty": True,
            "user_id": False,
            "schedule_date": self.return_id._repair_due_on(),
            "internal_notes": self.note or self.inspection_id.note or False,
        }
