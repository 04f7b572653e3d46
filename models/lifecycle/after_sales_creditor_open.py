# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCreditor(models.AbstractModel):
    """What is open of the credit of a document, because the invoice was paid: accounting chooses what becomes of it."""

    _inherit = "after_sales.creditor"

    has_open_credit = fields.Boolean(
        compute="_compute_has_open_credit",
        compute_sudo=True,
        help="A part of the credit is neither taken up by an invoice nor paid out.",
    )

    def _compute_has_open_credit(self):
        for document in self:
            document.has_open_credit = any(document.credit_note_ids.mapped("after_sales_is_open_credit"))

    def action_settle(self):
        """Open the credit notes that wait for accounting to refund them, set them off or keep them."""
        waiting = self.credit_note_ids.filtered("after_sales_is_open_credit")
        return self._view_records(waiting, self.env._("Open Credit"))
