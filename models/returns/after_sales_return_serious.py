# Part of after_sales. LGPL-3.
from odoo import api, models


class AfterSalesReturn(models.Model):
    """A return or an exchange makes its complaint serious, whatever the customer had asked for (R5.18)."""

    _inherit = "after_sales.return"

    @api.model_create_multi
    def create(self, vals_list):
        returns = super().create(vals_list)
        returns.sudo().case_id._look_at_facts()
        return returns

    def write(self, vals):
        written = super().write(vals)
        if "case_id" in vals:
            self.sudo().case_id._look_at_facts()
        return written
