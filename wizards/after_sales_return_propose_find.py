# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

#: How many delivery lines are shown at once, the newest first.
SHOWN = 80


class AfterSalesReturnPropose(models.TransientModel):
    """Finding what comes back without opening an order: by customer, product, lot or serial number, number on a paper.

    Goods of several orders and invoices of a customer may come back together.
    """

    _inherit = "after_sales.return.propose"

    is_search = fields.Boolean("Starts from the Customer", readonly=True, default=False)
    product_id = fields.Many2one("product.product", domain="[('type', '=', 'consu')]")
    lot_name = fields.Char("Lot/Serial")
    reference = fields.Char("Order, Delivery or Invoice")

    def action_find(self):
        """List the delivered goods of the customer that fit; ``UserError`` when none do."""
        self.ensure_one()
        self.env["after_sales.return"].check_access("create")
        # The issuer of a return need not be allowed to read the warehouse's transfers.
        found = self.env["stock.move"].sudo().search(self._delivered_domain(), limit=SHOWN, order="date desc, id desc")
        moves = found._after_sales_returnable_moves()
        lines = self._prepare_vals(moves, None)["line_ids"] if moves else []
        if not lines:
            raise UserError(
                self.env._("Nothing that fits was delivered to %s. Leave fields empty to find more.", self.partner_id.name)
            )
        self.line_ids = [Command.clear(), *lines]
        return self._action()

    def _delivered_domain(self):
        domain = Domain(
            [
                ("state", "=", "done"),
                ("company_id", "=", self.company_id.id),
                ("location_dest_id.after_sales_is_with_customer", "=", True),
            ]
        )
        domain &= self._owned_domain()
        if self.product_id:
            domain &= Domain("product_id", "=", self.product_id.id)
        if self.lot_name:
            domain &= Domain("move_line_ids.lot_id.name", "=ilike", self.lot_name.strip())
        if self.reference:
            domain &= Domain.OR(
                Domain(path, "ilike", self.reference.strip())
                for path in (
                    "sale_line_id.order_id.name",
                    "sale_line_id.order_id.client_order_ref",
                    "picking_id.name",
                    "sale_line_id.invoice_lines.move_id.name",
                )
            )
        return domain
