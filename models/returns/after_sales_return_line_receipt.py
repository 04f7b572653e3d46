# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command

from ...rules import tolerance
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.engine import unlocked


class AfterSalesReturnLine(models.Model):
    """One line's way through the warehouse."""

    _inherit = "after_sales.return.line"

    def _prepare_stock_move_vals(self, warehouse) -> dict:
        """The receipt of this line: linked to the delivery, so that it is valued at the cost the goods left with."""
        origin = self.move_id
        return {
            "after_sales_return_line_id": self.id,
            "product_id": self.product_id.id,
            "product_uom": self.uom_id.id,
            "product_uom_qty": self.quantity,
            "location_id": origin.location_dest_id.id,
            "location_dest_id": self._destination().id,
            "picking_type_id": self._receipt_type(warehouse).id,
            "warehouse_id": warehouse.id,
            "company_id": self.company_id.id,
            "partner_id": origin.partner_id.id,
            "origin": self.return_id.name,
            "origin_returned_move_id": origin.id,
            "move_orig_ids": [Command.link(origin.id)],
            "sale_line_id": self.sale_line_id.id,
            "to_refund": not self._stays_the_customers(),
            "procure_method": "make_to_stock",
            "reference_ids": [Command.set(origin.reference_ids.ids)],
            "date": fields.Datetime.now(),
            **self._prepare_purchase_vals(),
            **self._prepare_kit_vals(),
        }

    def _get_receipt_blockers(self, counted):
        """What speaks against receiving ``counted`` (base unit) more of this line (R5.05 to R5.08, R5.22)."""
        self.ensure_one()
        document = self.return_id
        if document.state not in ("approved", "done"):
            yield reason("receipt_of_unapproved_return", picking=document.picking_ids[:1].name, document=document.name)
        total = self.received_qty + counted
        percent = self._tolerance_percent()
        if tolerance.is_beyond(exact(self.base_qty), exact(total), exact(percent)):
            yield reason(
                "receipt_beyond_approval",
                line=self.display_name,
                unit=self.product_id.uom_id.name,
                counted=f"{total:g}",
                approved=f"{self.base_qty:g}",
                tolerance=f"{percent:g}",
            )

    def _fix_terms(self):
        """Look at prices and tolerances once more before somebody is asked to approve them."""
        for name in ("amount_total", "amount_untaxed"):
            self.env.add_to_compute(self._fields[name], self)
        for line in self:
            unlocked(line).tolerance_percent = line._tolerance_percent()

    def _tolerance_percent(self):
        """The over-quantity ratio stated with the order, else the customer's, else the company's (R5.07).

        Once approval is asked for it stays as it is: who approved a quantity approved no more than that.
        """
        if self.state != "draft":
            return self.tolerance_percent
        order_line, customer = self.sale_line_id, self.return_id.partner_id.commercial_partner_id
        if order_line.after_sales_has_tolerance:
            return order_line.after_sales_tolerance_percent
        if customer.after_sales_has_tolerance:
            return customer.after_sales_tolerance_percent
        return self.company_id.after_sales_tolerance_percent
