# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..exact import exact


class AfterSalesReturn(models.Model):
    """A supplement: more came than was approved, and the rest is approved too, by no lower authority (R5.08)."""

    _inherit = "after_sales.return"

    supplement_of_id = fields.Many2one(
        "after_sales.return", "Supplement To", readonly=True, copy=False, index="btree_not_null", check_company=True
    )
    supplement_ids = fields.One2many("after_sales.return", "supplement_of_id", "Supplements", readonly=True)
    discrepancy_ids = fields.One2many("after_sales.return.discrepancy", "return_id", "Unexpected Goods", readonly=True)
    discrepancy_count = fields.Integer("Unexpected Goods Count", compute="_compute_discrepancy_count")
    settles_discrepancy_ids = fields.One2many("after_sales.return.discrepancy", "supplement_id", readonly=True)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"supplement_of_id"}

    def _compute_discrepancy_count(self):
        for document in self:
            document.discrepancy_count = len(document.discrepancy_ids)

    def action_view_discrepancies(self):
        """Open the goods that came besides what was approved."""
        return self._view_records(self.discrepancy_ids, self.env._("Unexpected Goods"))

    def action_view_supplements(self):
        """Open the supplements of this return."""
        return self._view_records(self.supplement_ids, self.env._("Supplements"))

    def _approval_facts(self):
        """A supplement needs the authority that the whole needs: it is tested with what it is added to."""
        facts = super()._approval_facts()
        original = self.sudo().supplement_of_id
        if not original:
            return facts
        whole = [original, *(original.supplement_ids - self)]
        approved = [document for document in whole if document.state in ("approved", "done")]
        today = fields.Date.context_today(self)
        return facts._replace(
            amount=facts.amount + sum(exact(each._in_company_currency(each.amount_total, today)) for each in approved),
            untaxed=facts.untaxed
            + sum(exact(each._in_company_currency(each.amount_untaxed, today)) for each in approved),
        )

    def _after_approve(self):
        # What lay among the unexpected goods is on its way to us again, on paper: the supplement's receipt counts it.
        self.sudo().settles_discrepancy_ids._release()
        super()._after_approve()
