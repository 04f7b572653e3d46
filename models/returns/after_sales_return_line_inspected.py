# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesReturnLine(models.Model):
    """How far the goods of a line are inspected, and what that means for the customer's money."""

    _inherit = "after_sales.return.line"

    finding_ids = fields.One2many("after_sales.return.inspection.line", "return_line_id", "Findings", readonly=True)
    inspected_qty = fields.Float("Inspected", compute="_compute_inspected", store=True, digits="Product Unit")
    waiting_qty = fields.Float(
        "Waiting for Inspection", compute="_compute_inspected", store=True, digits="Product Unit"
    )
    accepted_qty = fields.Float(
        "Credited by Inspection",
        compute="_compute_inspected",
        store=True,
        digits="Product Unit",
        help="Went a way for which the customer is credited.",
    )
    handed_back_qty = fields.Float(
        "Handed Back",
        compute="_compute_inspected",
        store=True,
        digits="Product Unit",
        help="Goes to the customer again without a credit.",
    )

    @api.depends(
        "remedy",
        "goods_to",
        "received_qty",
        "finding_ids.state",
        "finding_ids.quantity",
        "finding_ids.given_up_qty",
        "finding_ids.disposition_id",
    )
    def _compute_inspected(self):
        for line in self:
            done = line.sudo().finding_ids.filtered(lambda finding: finding.state == "done")
            credited = done.filtered("disposition_id.is_credited")
            back = done.filtered(lambda finding: finding.disposition_id.stock_effect == "to_customer")
            line.inspected_qty = sum(finding.quantity - finding.given_up_qty for finding in done)
            line.accepted_qty = sum(finding.quantity - finding.given_up_qty for finding in credited - back)
            line.handed_back_qty = sum(finding.quantity - finding.given_up_qty for finding in back)
            # Nobody decides what becomes of what stays the customer's, or never came to us.
            waits = line.received_qty - line.inspected_qty if line._waits_for_inspection() else 0.0
            line.waiting_qty = max(waits, 0.0)

    @api.depends("accepted_qty", "handed_back_qty")
    def _compute_due_qty(self):
        super()._compute_due_qty()

    def _due_quantity(self):
        """Where the credit waits for inspection only what it found to be credited is due; what goes back never is."""
        if self.credit_moment == "inspection" and not self._goes_to_vendor():
            return self.accepted_qty
        return max(super()._due_quantity() - self.handed_back_qty, 0.0)

    def _uncredited_qty(self):
        """How much of what was received may still go back: the customer got nothing for it, and it is not on its way."""
        credited = max(self.credited_qty, self.accepted_qty if self.credit_moment == "inspection" else 0.0)
        gone = credited + self.replaced_qty + self.replacing_qty + self.exchanged_qty
        return max(self.received_qty - gone - self.handed_back_qty, 0.0)

    def _get_quarantine_blockers(self):
        """What is not free in quarantine, and was not moved from there by inspection, cannot go back to the customer."""
        wanted = self.waiting_qty
        if not wanted:
            return
        location = self._warehouse()._after_sales_quarantine()
        free = self.env["stock.quant"]._get_available_quantity(
            self.product_id, location, lot_id=self.lot_id or None, strict=bool(self.lot_id)
        )
        if self.product_id.uom_id.compare(free, wanted) < 0:
            yield reason(
                "undo_goods_gone",
                document=self.return_id.name,
                line=self.display_name,
                free=f"{max(free, 0.0):g}",
                needed=f"{wanted:g}",
                unit=self.product_id.uom_id.name,
                location=location.display_name,
            )

    def _waits_for_inspection(self):
        """Whether the goods lie with us and are ours, so that inspection decides on them."""
        return not self._stays_the_customers() and not self._goes_to_vendor()

    def _needs_inspection(self):
        """The planned disposition says so, else the company (R5.16)."""
        if self.disposition_id:
            return self.disposition_id.is_inspected
        return self.company_id.after_sales_is_inspected

    def _prepare_finding_vals(self, quantity) -> dict:
        """What inspection is proposed to find: the planned way."""
        disposition = self.disposition_id
        if not disposition and not self._needs_inspection():
            disposition = self._restocking()
        return {"quantity": quantity, "disposition_id": disposition.id}

    def _restocking(self):
        companies = (False, self.company_id.id)
        return self.env["after_sales.disposition"].search(
            [("stock_effect", "=", "restock"), ("company_id", "in", companies)], limit=1
        )
