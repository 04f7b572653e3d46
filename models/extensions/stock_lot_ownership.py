# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockLot(models.Model):
    """Whose a delivered serial number is: as delivered, or as the register of owners says (checklist B7)."""

    _inherit = "stock.lot"

    after_sales_ownership_ids = fields.One2many("after_sales.ownership", "lot_id", "Changes of Owner", readonly=True)
    after_sales_ownership_count = fields.Integer("Owners", compute="_compute_after_sales_owner_id")
    after_sales_owner_id = fields.Many2one(
        "res.partner", "Owner", compute="_compute_after_sales_owner_id", help="Who has it, as far as we know."
    )

    def _compute_after_sales_owner_id(self):
        register = self.env["after_sales.ownership"]
        serials = self.filtered(lambda lot: lot.product_id.tracking == "serial")
        out = register._out_with(serials) if serials else {}
        last = register._last_of(self.env["stock.move"].union(*out.values()), serials)
        counts = dict(register.sudo()._read_group([("lot_id", "in", self.ids)], ["lot_id"], ["__count"]))
        for lot in self:
            move = out.get(lot, self.env["stock.move"])
            entry = last.get((move.id, lot.id))
            lot.after_sales_owner_id = entry.to_partner_id if entry else move.sale_line_id.order_id.partner_id
            lot.after_sales_ownership_count = counts.get(lot, 0)

    def action_after_sales_pass_on(self):
        """Record that this serial number belongs to somebody else now."""
        self.ensure_one()
        self.env["after_sales.ownership"].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change of Owner"),
            "res_model": "after_sales.ownership",
            "views": [(False, "form")],
            "context": {"default_lot_id": self.id},
        }

    def action_view_after_sales_ownerships(self):
        """Open the owners that this serial number has had."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_ownership_action")
        return action | {"domain": [("lot_id", "=", self.id)], "context": {"default_lot_id": self.id}}
