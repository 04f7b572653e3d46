# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCase(models.Model):
    """The goods that go back and forth because of a case: its returns, and what was sent in their place (R5.21)."""

    _inherit = "after_sales.case"

    return_ids = fields.One2many("after_sales.return", "case_id", "Returns", readonly=True)
    replacement_count = fields.Integer(compute="_compute_replacement_count", compute_sudo=True)

    def _compute_replacement_count(self):
        for case in self:
            case.replacement_count = len(case._replacements())

    def action_view_replacements(self):
        """Open what was sent to the customer in the place of what came back."""
        self.ensure_one()
        self.check_access("read")
        # Whoever may read the case may know what was sent; opening it needs the rights over transfers.
        return self._view_records(self.sudo()._replacements().sudo(False), self.env._("Replacements of %s", self.name))

    def _replacements(self):
        return self.return_ids._deliveries()
