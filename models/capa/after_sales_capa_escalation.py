# Part of after_sales. LGPL-3.
from odoo import api, models


class AfterSalesCapa(models.Model):
    """A sheet that begins is what a large or repeated claim asked for (R4.56)."""

    _inherit = "after_sales.capa"

    @api.model_create_multi
    def create(self, vals_list):
        capas = super().create(vals_list)
        for capa in capas:
            capa.case_ids._escalated("capa")._conclude(capa.display_name)
        return capas
