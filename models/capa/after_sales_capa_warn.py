# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command


class AfterSalesCapa(models.Model):
    """What an improvement learned is put on the quality board (R4.60)."""

    _inherit = "after_sales.capa"

    def action_warn(self):
        """Write down what others must watch from now on: on the quality board and on the products (R4.60)."""
        self.ensure_one()
        warnings = self.env["after_sales.risk.warning"]
        warnings.check_access("create")
        warning = warnings.create(
            {
                "name": self.subject,
                "company_id": self.company_id.id,
                "product_ids": [Command.set(self.product_ids.ids)],
                "reason_id": self.reason_id.id,
                "text": self.occurrence_cause or self.problem or self.subject,
                "control": "\n".join(self.action_ids.filtered(lambda each: each.state != "dropped").mapped("name"))
                or self.subject,
                "capa_id": self.id,
            }
        )
        return self._view_records(warning, self.env._("Process Risk Warning"))
