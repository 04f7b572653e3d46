# Part of after_sales. LGPL-3.
from odoo import models


class AccountMove(models.Model):
    """A vendor's credit note over a complaint counts as recovered while it is posted (R8.27)."""

    _inherit = "account.move"

    def write(self, vals):
        written = super().write(vals)
        if "state" in vals:
            self._after_sales_vendor_claims()._note_recovery()
        return written

    def _after_sales_vendor_claims(self):
        """The claims that these vendor credit notes recover."""
        refunds = self.filtered(lambda entry: entry.move_type == "in_refund")
        if not refunds:
            return self.env["after_sales.vendor.claim"]
        postings = self.env["after_sales.posting"].sudo().search(
            [("entry_model", "=", self._name), ("entry_id", "in", refunds.ids), ("kind", "=", "vendor_refund")]
        )  # fmt: skip
        return self.env["after_sales.vendor.claim"].sudo().browse(postings.mapped("res_id")).exists()
