# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesLetter(models.AbstractModel):
    """Customers are written to about their returns."""

    _inherit = "after_sales.letter"

    def _write_waiting(self):
        return super()._write_waiting() + self.env["after_sales.return.mail"]._write_waiting()
