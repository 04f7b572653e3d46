# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.approval_matching import Facts
from ...rules.reason import reason
from ..exact import exact

MEMO_KINDS = [
    ("disagreement", "Department Disagrees"),
    ("objection", "Customer Objects"),
    ("appeal", "Investigation Appeal"),
]


class AfterSalesCaseMemo(models.Model):
    """An internal memo on a case, decided one level above whoever may decide the case (R4.26, R4.35, R4.45, R7.17).

    An approved disagreement or objection opens the decision anew; an appeal goes to the customer as a reply.
    """

    _name = "after_sales.case.memo"
    _description = "Internal Memo"
    _inherit = ["after_sales.approvable", "after_sales.document"]

    _frozen_fields = frozenset({"case_id", "kind", "text", "request", "amount"})
    _event_access = {"approve": "read", "refuse": "read"}

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="restrict", index=True, check_company=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True, default=None)
    partner_id = fields.Many2one(related="case_id.partner_id", string="Customer")
    kind = fields.Selection(MEMO_KINDS, required=True, default="disagreement", tracking=True)
    department_id = fields.Many2one(
        "hr.department", "Department", default=lambda self: self.env.user.sudo().employee_id.department_id
    )
    text = fields.Text("Grounds", required=True)
    request = fields.Text("What Is Asked For", required=True)
    amount = fields.Monetary(help="The value of the case if this is approved.", currency_field="company_currency_id")

    def _get_submit_blockers(self):
        for memo in self:
            if memo.case_id.state in ("draft", "reported", "cancelled"):
                yield reason("memo_too_early", document=memo.name, case=memo.case_id.name)
            if memo.case_id.state == "done" and memo.case_id.sudo()._executed_documents():
                documents = ", ".join(memo.case_id.sudo()._executed_documents())
                yield reason("memo_too_late", document=memo.name, case=memo.case_id.name, documents=documents)

    def _after_approve(self):
        super()._after_approve()
        for memo in self.sudo().filtered(lambda memo: memo.kind != "appeal" and memo.case_id.state == "approved"):
            memo.case_id._decide_anew(memo)

    def _approval_facts(self) -> Facts:
        memo = self.sudo()
        value = max(exact(memo.amount), exact(memo.case_id.amount_total))
        return Facts(
            kind=self._name,
            company=memo.company_id.id,
            on=fields.Date.context_today(self),
            amount=value,
            untaxed=value,
            reason=memo.case_id.reason_id.id or 0,
            is_foreign=memo.case_id.is_foreign,
        )

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "case": self.case_id.id,
            "memo": self.kind,
            "text": self.text,
            "request": self.request,
            "amount": f"{self.amount:.12g}",
        }

    def _approval_partner(self):
        return self.case_id.commercial_partner_id

    def _approval_subject(self):
        return f"{self.case_id.display_name}: {self.request}"
