# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReturnLine(models.Model):
    """Whose the goods are: a consignor's goods that we sold for him come back as his, without value (checklist B36)."""

    _inherit = "after_sales.return.line"

    def _owner(self):
        """Who owned the goods when they left; nobody where they were ours, or left from several owners at once."""
        if not self.move_id:
            return self.env["res.partner"]
        details = self.sudo().move_id.move_line_ids.filtered(lambda detail: not self.lot_id or detail.lot_id == self.lot_id)
        owners = {detail.owner_id for detail in details}
        owner = owners.pop() if len(owners) == 1 else self.env["res.partner"]
        return owner if owner != self.company_id.partner_id else self.env["res.partner"]

    def _receipt_owner(self):
        """Whose the goods are while they are with us: what is only repaired stays the customer's."""
        return self.return_id.partner_id if self._stays_the_customers() else self._owner()
