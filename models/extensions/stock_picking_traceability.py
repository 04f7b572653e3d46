# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class StockPicking(models.Model):
    """The way of goods, and whether they are protected until they are at their destination (R10.05, R10.10)."""

    _inherit = "stock.picking"

    after_sales_is_protected = fields.Boolean(
        "Protection to the Destination",
        compute="_compute_after_sales_is_protected",
        store=True,
        readonly=False,
        copy=True,
        help="As the order says. Whoever packs and carries the goods protects them until they are there.",
    )

    after_sales_has_lots = fields.Boolean("Has Lots", compute="_compute_after_sales_has_lots", compute_sudo=True)

    def _compute_after_sales_has_lots(self):
        for picking in self:
            picking.after_sales_has_lots = bool(picking.move_ids._after_sales_lots())

    @api.depends("sale_id.after_sales_is_protected")
    def _compute_after_sales_is_protected(self):
        for picking in self:
            # What went out went out as it was agreed then.
            if picking.sale_id and picking.state not in ("done", "cancel"):
                picking.after_sales_is_protected = picking.sale_id.after_sales_is_protected
            else:
                picking.after_sales_is_protected = picking.after_sales_is_protected

    def action_after_sales_trace(self):
        """Trace what these transfers moved."""
        self.check_access("read")
        return self.env["after_sales.trace"]._open(self.sudo().move_ids._after_sales_lots())
