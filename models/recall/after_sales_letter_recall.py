# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesLetter(models.AbstractModel):
    """Customers are written to about recalls."""

    _inherit = "after_sales.letter"

    def _write_waiting(self):
        return super()._write_waiting() + self.env["after_sales.recall.customer"]._write_waiting()
