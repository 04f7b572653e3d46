# Part of after_sales. LGPL-3.
from odoo import api, models

#: Through what people come into a group.
WAYS_IN = {"user_ids", "implied_ids", "implied_by_ids"}


class ResGroups(models.Model):
    _inherit = "res.groups"

    @api.model_create_multi
    def create(self, vals_list):
        if not any(WAYS_IN.intersection(vals) for vals in vals_list):
            return super().create(vals_list)
        with self.env["after_sales.approval.role"]._watching_authority():
            return super().create(vals_list)

    def write(self, vals):
        if not WAYS_IN.intersection(vals):
            return super().write(vals)
        with self.env["after_sales.approval.role"]._watching_authority():
            return super().write(vals)
