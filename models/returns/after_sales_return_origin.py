# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..lifecycle.engine import unlocked

ORIGINS = [
    ("hand", "By Hand"),
    ("order", "Sales Order"),
    ("delivery", "Delivery"),
    ("invoice", "Invoice"),
    ("case", "Complaint Case"),
    ("portal", "Customer Portal"),
    ("group", "Company of the Group"),
]


class AfterSalesReturn(models.Model):
    """From where a return was asked for: it is kept as it was, for statistics and for whoever answers the customer."""

    _inherit = "after_sales.return"

    origin = fields.Selection(
        ORIGINS, "Asked For From", required=True, readonly=True, copy=False, default="hand", index=True
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"origin"}

    def _note_origin(self, origin):
        """Remember where these returns come from; the screens that make them know it, nobody else says it."""
        unlocked(self).write({"origin": origin})
