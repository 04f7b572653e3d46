# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason


class AfterSalesRecall(models.Model):
    """What speaks against asking for a recall, beginning an exercise, or closing either."""

    _inherit = "after_sales.recall"

    def _get_submit_blockers(self):
        for recall in self:
            yield from recall._get_content_blockers()
            if recall.is_exercise:
                yield reason("recall_exercise_needs_no_yes", document=recall.name)
                continue
            if not recall.reason_id:
                yield reason("no_reason", document=recall.name)
            if not (recall.problem or "").strip() or not (recall.instructions or "").strip():
                yield reason("recall_without_words", document=recall.name)
            if not recall.answer_until or recall.answer_until < fields.Date.context_today(self):
                yield reason("recall_without_deadline", document=recall.name)

    def _get_begin_blockers(self):
        for recall in self:
            yield from recall._get_content_blockers()
            if not recall.is_exercise:
                yield reason("recall_is_no_exercise", document=recall.name)

    def _get_content_blockers(self):
        if not self.item_ids:
            yield reason("no_lines", document=self.name)
        for item in self.item_ids:
            if not item.lot_id and not item.release_id and not (item.delivered_from and item.delivered_to):
                yield reason("recall_item_without_days", item=item.display_name)
            elif item.delivered_from and item.delivered_to and item.delivered_from > item.delivered_to:
                yield reason("recall_item_days_reversed", item=item.display_name)

    def _get_close_blockers(self):
        for recall in self:
            if not (recall.finding or "").strip():
                yield reason("recall_without_finding", document=recall.name)
            new = recall.sudo()._new_deliveries()
            if new:
                yield reason("recall_has_new", document=recall.name, count=len(new))
            untold = recall.customer_ids.filtered(lambda customer: not customer.told_on)
            if untold and not recall.is_exercise:
                names = ", ".join(untold.partner_id.mapped("display_name"))
                yield reason("recall_untold", document=recall.name, customers=names)
