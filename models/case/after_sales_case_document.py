# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason


class AfterSalesCaseDocument(models.AbstractModel):
    """A document that carries out a decision: approved with the case, and within it (R4.41).

    The document calls ``_case_request`` where its approval is asked for, ``_get_case_blockers`` where it is checked, and
    ``_tell_case`` when it comes to its end; and it names ``case_id`` among what the engine alone writes.
    """

    _name = "after_sales.case.document"
    _description = "Document of a Case"

    #: Handlings that this kind of document pays for.
    _case_kinds = ()

    case_id = fields.Many2one("after_sales.case", "Complaint Case", readonly=True, copy=False, index="btree_not_null")

    def _case_request(self):
        """The approval of the case, as long as the case is what was approved; else no request."""
        case = self.sudo().case_id
        request = case._latest_request()
        is_closed = case.state in ("approved", "done") and request.state == "approved"
        return request if is_closed and request.digest == case._approval_digest() else request[:0]

    def _get_case_blockers(self):
        """With all others of its case it gives no more than was decided, and only once that is closed."""
        for document in self.sudo().filtered("case_id"):
            case, currency = document.case_id, document.company_currency_id
            together = document._with_others_of_case()
            asked, decided = together._value_for_case(), case._decided_amount(document._kinds_for_case())
            if case.state not in ("approved", "done"):
                yield reason("case_not_closed", document=document.name, case=case.name)
            elif currency.compare_amounts(asked, decided) > 0:
                yield reason(
                    "document_above_decision",
                    document=document.name,
                    case=case.name,
                    asked=currency.format(asked),
                    decided=currency.format(decided),
                )

    def _with_others_of_case(self):
        """This document and those of its kind and case that count already."""
        domain = [("case_id", "=", self.case_id.id), ("state", "in", ("submitted", "approved", "done"))]
        return (self.search(domain) | self).filtered(lambda each: each._kinds_for_case() == self._kinds_for_case())

    def _kinds_for_case(self):
        """The handlings whose decided value this document draws on."""
        return self._case_kinds

    def _value_for_case(self) -> float:
        """What these documents give the customer, with tax, in the currency of the company."""
        today = fields.Date.context_today(self)
        return sum(
            each.currency_id._convert(each.amount_total, each.company_currency_id, each.company_id, today)
            for each in self
        )

    def _tell_case(self):
        """These documents came to their end: what they carried out is done."""
        self.sudo().case_id.decision_ids._documents_done(self)
