# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class StockPicking(models.Model):
    """Whether the goods are protected until they are at their destination, as the contract says (R10.10)."""

    _inherit = "stock.picking"

    after_sales_is_protected = fields.Boolean(
        "Protection to the Destination",
        compute="_compute_after_sales_is_protected",
        store=True,
        readonly=False,
        copy=True,
        help="As the order says. Whoever packs and carries the goods protects them until they are there.",
    )

    @api.depends("sale_id.after_sales_is_protected")
    def _compute_after_sales_is_protected(self):
        for picking in self:
            # What went out went out as it was agreed then.
            if picking.sale_id and picking.state not in ("done", "cancel"):
                picking.after_sales_is_protected = picking.sale_id.after_sales_is_protected
            else:
                picking.after_sales_is_protected = picking.after_sales_is_protected
