# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked


class ResCompany(models.Model):
    """Recalls: reminders of customers, the target of exercises, and whether goods are held at all (R10.07)."""

    _inherit = "res.company"

    after_sales_recall_reminder_days = fields.Integer(
        "Remind before the Deadline (days)", default=3, help="Zero: only after it."
    )
    after_sales_recall_target_hours = fields.Float(
        "Target of Exercises (hours)", default=4.0, help="From the beginning to the complete list."
    )
    after_sales_has_hold = fields.Boolean(
        "Holds Goods", readonly=True, copy=False, help="A recall runs here, or where this branch belongs to."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """A branch holds what the company above it holds, from its first day."""
        for vals in vals_list:
            vals.pop("after_sales_has_hold", None)
        companies = super().create(vals_list)
        holding = companies.filtered(lambda company: company.sudo().parent_id.after_sales_has_hold)
        if holding:
            unlocked(holding).write({"after_sales_has_hold": True})
        return companies

    def write(self, vals):
        if "after_sales_has_hold" in vals and not is_unlocked(self):
            label = self._fields["after_sales_has_hold"]._description_string(self.env)
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=label)))
        return super().write(vals)
