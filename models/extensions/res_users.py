# Part of after_sales. LGPL-3.
from odoo import api, models


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.model_create_multi
    def create(self, vals_list):
        if not any("group_ids" in vals for vals in vals_list):
            return super().create(vals_list)
        with self.env["after_sales.approval.role"]._watching_authority():
            return super().create(vals_list)

    def write(self, vals):
        if "group_ids" not in vals:
            return super().write(vals)
        with self.env["after_sales.approval.role"]._watching_authority():
            return super().write(vals)
