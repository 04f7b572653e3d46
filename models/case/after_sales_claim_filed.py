# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

#: Who keeps the after-sales management ledger (R6.11).
QUALITY = ("after_sales.after_sales_group_quality",)


class AfterSalesClaimed(models.AbstractModel):
    """Where a claim stands in the after-sales management ledger: filed by quality, numbered once (R6.11)."""

    _inherit = "after_sales.claimed"

    ledger_number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    filed_on = fields.Datetime("Filed", readonly=True, copy=False)
    filed_by_id = fields.Many2one("res.users", "Filed By", readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"ledger_number", "filed_on", "filed_by_id"}

    def _file(self):
        """Give these claims their number in the ledger."""
        self.check_access("read")
        if not self.env.user.has_groups(",".join(QUALITY)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("claim_filed_by_quality", documents=names, groups=QUALITY)], AccessError)
        self._lock()
        self._raise_all(
            reason("claim_filed", document=document.name, number=document.ledger_number)
            for document in self
            if document.filed_on
        )
        sequence = self.env["ir.sequence"].sudo()
        for document in self.sudo():
            number = sequence.with_company(document.company_id).next_by_code("after_sales.claim.ledger")
            stamp = {"ledger_number": number, "filed_on": fields.Datetime.now(), "filed_by_id": self.env.uid}
            unlocked(document).write(stamp)
