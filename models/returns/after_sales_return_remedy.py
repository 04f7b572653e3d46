# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.remedies import SENDING
from ..lifecycle.engine import undefaulted
from .after_sales_return import RECEIVED

REMEDY_STATUS = [
    ("not_needed", "Nothing to Send"),
    ("waiting", "Waiting for the Goods"),
    ("to_send", "To Send"),
    ("sent", "Sent"),
]


class AfterSalesReturn(models.Model):
    """What the customer gets besides money; each kind of remedy is carried out in a file of its own (R5.12, R5.21)."""

    _inherit = "after_sales.return"

    remedy_status = fields.Selection(
        REMEDY_STATUS, "Goods for the Customer", compute="_compute_remedy_status", store=True, index=True
    )

    @api.depends("line_ids.remedy", "line_ids.to_send_qty", "receipt_status")
    def _compute_remedy_status(self):
        for document in self:
            document.remedy_status = document._derived_remedy_status()

    def _derived_remedy_status(self):
        if not any(line.remedy in SENDING for line in self.line_ids):
            return "not_needed"
        if any(self.line_ids.mapped("to_send_qty")):
            return "to_send"
        return "sent" if self.receipt_status in RECEIVED else "waiting"

    def action_send(self):
        """Send what the customer is owed by now, for instance after a delivery was cancelled."""
        self._refuse_without_right("send")
        self._lock()
        self.sudo()._advance()

    def _advance(self):
        approved = undefaulted(self).filtered(lambda document: document.state == "approved")
        approved._send_replacements()
        approved._start_repairs()
        approved._exchange_goods()
        super()._advance()

    def _is_complete(self):
        return super()._is_complete() and self.remedy_status in ("not_needed", "sent")
