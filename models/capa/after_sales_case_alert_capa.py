# Part of after_sales. LGPL-3.
from odoo import fields, models

from .after_sales_capa import PLANNERS


class AfterSalesCaseAlert(models.Model):
    """An early warning is what corrective and preventive action begins with (R4.61, R4.58)."""

    _inherit = "after_sales.case.alert"

    capa_id = fields.Many2one("after_sales.capa", "Improvement", readonly=True, index="btree_not_null")
    can_open_capa = fields.Boolean(compute="_compute_can")

    def _compute_can(self):
        super()._compute_can()
        may = self.env.user.has_groups(",".join(PLANNERS))
        for alert in self:
            alert.can_open_capa = may and alert.can_close

    def action_open_capa(self):
        """Raise the corrective and preventive action of the goods, the fault and all cases behind the warning."""
        self.ensure_one()
        self._refuse_unless_warden("execute")
        self._raise_all(self._wrong_state("execute") for alert in self if alert.state not in ("new", "looked"))
        # Whoever raises an improvement sees the cases that it is about.
        action = self.env["after_sales.capa"]._action_open_for(
            self.sudo().case_ids.sorted("id"), self.product_id, self.reason_id, origin="warning", subject=self.name
        )
        self._close("capa", "execute", capa_id=action["res_id"])
        return action

    def action_view_capa(self):
        """Open the corrective and preventive action."""
        self.ensure_one()
        return self.capa_id._view_records(self.capa_id, self.env._("Corrective and Preventive Action"))
