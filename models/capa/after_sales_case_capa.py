# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCase(models.Model):
    """The improvement that a case leads to; several cases may share one (R4.20, R4.56)."""

    _inherit = "after_sales.case"

    capa_ids = fields.Many2many(
        "after_sales.capa", "after_sales_capa_case_rel", "case_id", "capa_id", "Improvements", readonly=True, copy=False
    )
    capa_count = fields.Integer(compute="_compute_capa_count")

    @api.depends("capa_ids")
    def _compute_capa_count(self):
        for case in self:
            # Counted for everybody who may read the case.
            case.capa_count = len(case.sudo().capa_ids)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"capa_ids"}

    def action_open_capa(self):
        """Raise the corrective and preventive action of these cases; where there is one, open it."""
        self.check_access("read")
        if self.capa_ids:
            return self.action_view_capas()
        return self.env["after_sales.capa"]._action_open_for(self)

    def action_view_capas(self):
        """Open the corrective and preventive actions of these cases."""
        return self.capa_ids._view_records(self.capa_ids, self.env._("Corrective and Preventive Actions"))
