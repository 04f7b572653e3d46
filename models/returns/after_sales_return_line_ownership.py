# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import ownership


class AfterSalesReturnLine(models.Model):
    """Goods come back from whom they belong to by the register of owners, and go to him again (checklist B7)."""

    _inherit = "after_sales.return.line"

    def _passages(self) -> dict:
        """{(delivery line, lot): the last change of owner}, of the serial numbers of all these lines; one query."""
        serials = self.filtered(lambda line: line.tracking == "serial")
        return self.env["after_sales.ownership"]._last_of(serials.move_id, serials.lot_id)

    def _get_customer_blockers(self, passages):
        """Whether the customer of the return may bring these goods, and be paid for them."""
        return ownership.check_claim(self._claim(passages.get((self.move_id.id, self.lot_id.id))))

    def _claim(self, passage) -> ownership.Claim:
        buyer = self.order_id.partner_id or self.move_id.partner_id
        owner = passage.to_partner_id if passage else buyer
        invoices = self.sale_line_id.invoice_lines.move_id.filtered(lambda move: move.state == "posted")
        return ownership.Claim(
            line=self.display_name,
            lot=self.lot_id.name or "",
            brought_by=self.return_id.partner_id.commercial_partner_id.id,
            buyer=buyer.commercial_partner_id.id,
            buyer_name=buyer.display_name,
            owner=owner.commercial_partner_id.id,
            owner_name=owner.display_name,
            since=str(passage.passed_on) if passage else "",
            remedy=self.remedy or "",
            invoiced_to=frozenset(invoices.commercial_partner_id.ids),
        )

    def _was_passed_on(self) -> bool:
        """Whether somebody else brings them than whom they were delivered to."""
        buyer = self.order_id.partner_id.commercial_partner_id
        return bool(buyer) and self.return_id.partner_id.commercial_partner_id != buyer

    def _receiver(self):
        """Who gets what goes back to the customer: whom it was delivered to, or whoever owns it now."""
        return (
            self.return_id.partner_id
            if self._was_passed_on() or not self.move_id.partner_id
            else self.move_id.partner_id
        )

    def _prepare_stock_move_vals(self, warehouse):
        values = super()._prepare_stock_move_vals(warehouse)
        return values | {"partner_id": self.return_id.partner_id.id} if self._was_passed_on() else values

    def _prepare_replacement_procurement(self, procure):
        procurement = super()._prepare_replacement_procurement(procure)
        if self._was_passed_on():
            procurement.values["partner_id"] = self.return_id.partner_id.id
        return procurement
