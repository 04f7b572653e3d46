# Part of after_sales. LGPL-3.
from odoo import models

from ..printing import plain_quantity


class AfterSalesTrace(models.TransientModel):
    """What the printed way says."""

    _inherit = "after_sales.trace"

    def _printed_sections(self):
        """The parts of the way that have steps: their names, and the steps."""
        words = dict(self.step_ids._fields["section"]._description_selection(self.env))
        return [(words[section], steps) for section, steps in self.step_ids.grouped("section").items()]

    def _printed_quantity(self, quantity):
        return plain_quantity(quantity)
