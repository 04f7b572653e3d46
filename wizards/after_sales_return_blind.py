# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturnBlind(models.TransientModel):
    """Begins a return of goods for which no delivery is known: who brings them, and what is known of them."""

    _name = "after_sales.return.blind"
    _description = "New Return without a Delivery"

    partner_id = fields.Many2one("res.partner", "Customer", required=True)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    reason_id = fields.Many2one("after_sales.reason", required=True, domain="[('company_id', 'in', (company_id, False))]")
    warehouse_id = fields.Many2one("stock.warehouse", "Received In", domain="[('company_id', '=', company_id)]")
    blind_reason = fields.Text("What Is Known of the Goods", required=True)

    def action_begin(self):
        """Make the draft and open it, for its goods to be listed."""
        self.ensure_one()
        place = {"warehouse_id": self.warehouse_id.id} if self.warehouse_id else {}
        document = self.env["after_sales.return"].create(
            {
                "is_blind": True,
                "partner_id": self.partner_id.id,
                "company_id": self.company_id.id,
                "reason_id": self.reason_id.id,
                "blind_reason": self.blind_reason,
                **place,
            }
        )
        return document._view_records(document, self.env._("Return without a Delivery"))
