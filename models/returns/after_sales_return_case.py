# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason


class AfterSalesReturn(models.Model):
    """A return that carries out the decision on a complaint: never above what was decided (R4.41, R5.01)."""

    _inherit = "after_sales.return"

    case_id = fields.Many2one("after_sales.case", "Complaint Case", readonly=True, copy=False, index="btree_not_null")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"case_id"}

    def _covering_request(self):
        """The approval of the case, as long as the case is what was approved."""
        case = self.sudo().case_id
        request = case._latest_request() if case.state in ("approved", "done") else super()._covering_request()
        return request if request.state == "approved" and request.digest == case._approval_digest() else request[:0]

    def _get_submit_blockers(self):
        yield from super()._get_submit_blockers()
        yield from self._get_case_blockers()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        yield from self._get_case_blockers()

    def _get_case_blockers(self):
        """A return that carries out a decision keeps to it, in goods and in value, with all others of the case."""
        for document in self.sudo().filtered("case_id"):
            case, currency = document.case_id, document.company_currency_id
            besides = self.search([("case_id", "=", case.id), ("state", "in", ("submitted", "approved", "done"))])
            together = (besides | document).sudo()
            if case.state not in ("approved", "done"):
                yield reason("case_not_closed", document=document.name, case=case.name)
                continue
            asked, decided = together._value_for_case(), case._decided_amount(("return", "exchange"))
            if currency.compare_amounts(asked, decided) > 0:
                yield reason(
                    "document_above_decision",
                    document=document.name,
                    case=case.name,
                    asked=currency.format(asked),
                    decided=currency.format(decided),
                )
            for line in document.line_ids:
                yield from line._get_case_blockers(together)

    def _value_for_case(self) -> float:
        """What these returns give the customer, in the currency of the company; a repair gives him his own."""
        today = fields.Date.context_today(self)
        return sum(
            document.currency_id._convert(line.amount_total, document.company_currency_id, document.company_id, today)
            for document in self
            for line in document.line_ids
            if line.remedy != "repair"
        )

    def _after_post(self):
        super()._after_post()
        self.sudo().case_id.decision_ids._documents_done(self)
