# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked

#: Who counts, by the setting of the company.
COUNTING = {
    "quality": ("after_sales.after_sales_group_quality",),
    "repair": ("after_sales.after_sales_group_supervisor", "after_sales.after_sales_group_technician"),
}
WRITTEN = {"after_sales_counted_by_id", "after_sales_counted_on", "after_sales_counted"}


class StockPicking(models.Model):
    """Returned goods are counted by whom the company says: the warehouse, quality or the repair department (R5.14)."""

    _inherit = "stock.picking"

    after_sales_counted_by_id = fields.Many2one("res.users", "Counted By", readonly=True, copy=False)
    after_sales_counted_on = fields.Datetime("Counted On", readonly=True, copy=False)
    after_sales_counted = fields.Json("Counted Quantities", readonly=True, copy=False)
    after_sales_can_count = fields.Boolean(compute="_compute_after_sales_can_count")

    @api.depends("state", "after_sales_return_id")
    @api.depends_context("uid")
    def _compute_after_sales_can_count(self):
        for picking in self:
            groups = picking._after_sales_counters()
            is_open = picking.state not in ("done", "cancel")
            picking.after_sales_can_count = bool(groups) and is_open and self.env.user.has_groups(",".join(groups))

    def _after_sales_counters(self):
        """The groups that must confirm what came; none where the warehouse counts itself."""
        company = self.sudo().company_id
        return COUNTING.get(company.after_sales_counted_by, ()) if self.sudo().after_sales_return_id else ()

    def action_after_sales_count(self):
        """Confirm the quantities of the receipt as they are entered now."""
        for picking in self:
            picking.check_access("read")
            groups = picking._after_sales_counters()
            if not groups or not self.env.user.has_groups(",".join(groups)):
                problem = [reason("no_right", event="count", documents=picking.name, groups=groups or COUNTING["quality"])]
                self.env["after_sales.message"]._raise_all(problem, AccessError)
            if picking.state in ("done", "cancel"):
                self.env["after_sales.message"]._raise_all([reason("count_too_late", picking=picking.name)], UserError)
            # Whoever counts need not be allowed to change transfers; that he counted is all that is written.
            counted = picking.sudo()
            unlocked(counted).write(
                {
                    "after_sales_counted_by_id": self.env.uid,
                    "after_sales_counted_on": fields.Datetime.now(),
                    "after_sales_counted": counted._after_sales_count(),
                }
            )

    def _after_sales_count(self) -> dict:
        """What is entered on the receipt: {move: quantity in the product's unit}."""
        return {str(move.id): f"{move._after_sales_base_quantity():g}" for move in self.move_ids if move.state != "cancel"}

    def _after_sales_count_blockers(self):
        for picking in self.filtered("after_sales_return_id"):
            groups = picking._after_sales_counters()
            if groups and not picking.after_sales_counted_by_id:
                yield reason("receipt_not_counted", picking=picking.name, groups=groups)
            elif groups and picking.after_sales_counted != picking._after_sales_count():
                yield reason("receipt_counted_otherwise", picking=picking.name, groups=groups)

    @api.model_create_multi
    def create(self, vals_list):
        self._after_sales_refuse_forged_count({name for vals in vals_list for name in vals})
        return super().create(vals_list)

    def write(self, vals):
        self._after_sales_refuse_forged_count(vals)
        return super().write(vals)

    def _after_sales_refuse_forged_count(self, names):
        forged = WRITTEN.intersection(names)
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(forged))
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=labels)))
