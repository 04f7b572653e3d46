# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturn(models.Model):
    """A return that carries out the decision on a complaint: never above what was decided (R4.41, R5.01)."""

    _name = "after_sales.return"
    _inherit = ["after_sales.return", "after_sales.case.document"]
    _case_kinds = ("return", "exchange")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"case_id"}

    def _covering_request(self):
        return self._case_request() or super()._covering_request()

    def _get_submit_blockers(self):
        yield from super()._get_submit_blockers()
        yield from self._get_case_blockers()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        yield from self._get_case_blockers()

    def _get_case_blockers(self):
        yield from super()._get_case_blockers()
        for document in self.sudo().filtered("case_id"):
            together = document._with_others_of_case()
            for line in document.line_ids:
                yield from line._get_case_blockers(together)

    def _value_for_case(self):
        """A repair gives the customer his own goods again."""
        today = fields.Date.context_today(self)
        return sum(
            each.currency_id._convert(line._amount_for_case(), each.company_currency_id, each.company_id, today)
            for each in self
            for line in each.line_ids
            if line.remedy != "repair"
        )

    def _sent_origin(self):
        """What the papers of goods that are sent say they are for: the return, and the case it rests on (R5.21)."""
        case = self.sudo().case_id
        return f"{self.name} · {case.name}" if case else self.name

    def _after_post(self):
        super()._after_post()
        self._tell_case()
