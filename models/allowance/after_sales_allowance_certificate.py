# Part of after_sales. LGPL-3.
from odoo import models

from .after_sales_allowance_line_certificate import Certified


class AfterSalesAllowance(models.Model):
    """The sales allowance certificate that the buyer stamps and signs, one copy for sales, one for accounting.

    R6.01, R6.02; what it shows of each invoice line is what a proof must show (R6.03, Appendix C 8).
    """

    _inherit = "after_sales.allowance"

    def _certificate_copies(self) -> list[tuple[int, str]]:
        return [(1, self.env._("Sales")), (2, self.env._("Accounting"))]

    def _certificate_rows(self) -> list[Certified]:
        """The lines that lower the price of an invoice line; those of damages have none."""
        self.ensure_one()
        lines = self.sudo().line_ids.filtered(lambda line: line._draws())
        earlier = lines._certified_earlier()
        return [line._certified(earlier) for line in lines]

    def _certificate_free_lines(self):
        """What is paid without lowering a price: damages, and credit notes that accounting wrote itself."""
        return self.sudo().line_ids.filtered(lambda line: not line._draws())

    def _print_titles(self):
        return {"certificate": self.env._("Sales Allowance Certificate")}

    def _get_report_base_filename(self):
        """The name of what the customer prints in the portal."""
        return self._print_file_name("certificate")
