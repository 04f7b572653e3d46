# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesLetter(models.AbstractModel):
    """Approvers are written to about what waits for them."""

    _inherit = "after_sales.letter"

    def _write_waiting(self):
        return super()._write_waiting() + self.env["after_sales.approval.step"]._write_waiting()
