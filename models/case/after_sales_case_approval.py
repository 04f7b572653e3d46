# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import settlement
from ...rules.approval_matching import Facts
from ...rules.reason import reason
from .after_sales_case import COORDINATORS


class AfterSalesCase(models.Model):
    """What a case asks its approvers: the whole value of its decision, whatever documents it will take (R7.01, R7.04)."""

    _inherit = "after_sales.case"

    amount_total = fields.Monetary(
        "Value",
        compute="_compute_amount_total",
        store=True,
        currency_field="company_currency_id",
        tracking=True,
        help="Allowance, compensation, credit of returned goods, rework, freight and all else that is given.",
    )

    @api.depends("decision_ids.kind", "decision_ids.amount")
    def _compute_amount_total(self):
        for case in self:
            case.amount_total = float(case._settlement_value())

    def _settlement_value(self):
        return settlement.value(decision._handling() for decision in self.decision_ids)

    def _before_submit(self):
        # What was granted for this case before is asked for anew as a whole: it does not count twice.
        self.sudo().approval_request_ids.claim_ids.write({"is_open": False})
        super()._before_submit()

    def _get_submit_blockers(self):
        for case in self:
            if case.is_quantity_unknown and "return" in case.decision_ids.mapped("kind"):
                yield reason("case_quantity_unknown", case=case.name)
            if not case.decision_ids:
                yield reason("case_without_decision", case=case.name)
            for decision in case.decision_ids:
                yield from decision._get_blockers()
            for step in case.sudo().step_ids:
                if step.state == "open" and step.task != "approval":
                    yield reason("case_step_open", case=case.name, step=step.name, unit=step.unit or "")

    def _approval_facts(self) -> Facts:
        case = self.sudo()
        value = case._settlement_value()
        orders = case.line_ids.order_id
        return Facts(
            kind=self._name,
            company=case.company_id.id,
            on=fields.Date.context_today(self),
            amount=value,
            untaxed=value,
            draws_on=frozenset(
                [("customer", case.commercial_partner_id.id), ("requester", self.env.uid)]
                + [("invoice", move_id) for move_id in orders.invoice_ids.ids]
                + [("lot", lot_id) for lot_id in case.line_ids.lot_id.ids]
            ),
            reason=case.reason_id.id or 0,
            categories=frozenset(case._category_ids()),
            tags=frozenset(case.commercial_partner_id.category_id.ids),
            is_foreign=case.is_foreign,
            department=self.env.user.sudo().with_company(case.company_id).employee_id.department_id.id or 0,
        )

    def _category_ids(self):
        paths = self.line_ids.product_id.categ_id.mapped("parent_path")
        return [int(part) for path in paths for part in path.split("/") if part]

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "company": self.company_id.id,
            "customer": self.partner_id.id,
            "reason": self.reason_id.id,
            "decisions": [
                [each.kind, each.line_id.id, f"{each.quantity:.12g}", f"{each.amount:.12g}", each.bearer]
                for each in self.decision_ids.sorted("id")
            ],
            "shares": [
                [share.party, share._bearer().id, f"{share.percent:.12g}"] for share in self.share_ids.sorted("id")
            ],
        }

    def _approval_partner(self):
        return self.commercial_partner_id

    def _approval_sellers(self):
        case = self.sudo()
        return super()._approval_sellers() | case.user_id | case.partner_id.user_id | case.line_ids.order_id.user_id

    def _approval_subject(self):
        return self.subject

    def _after_approve(self):
        super()._after_approve()
        steps = self.sudo().step_ids.filtered(lambda step: step.state == "open" and step.task == "approval")
        steps._finish("done")
        going_on = self.filtered(lambda case: case.sudo()._route_goes_on())
        going_on._transition("resume")

    def _route_goes_on(self):
        """Whether units still have their say before the case is closed."""
        return bool(self.step_ids.filtered(lambda step: step.state in ("waiting", "open")))

    def _after_resume(self):
        self._open_next_steps()

    def _get_resume_blockers(self):
        for case in self:
            documents = case.sudo()._executed_documents()
            if documents:
                yield reason("case_executed_already", case=case.name, documents=", ".join(documents))

    def _decide_anew(self, memo):
        """Open the decision again because of an approved memo: the coordinator writes, authority decides (R4.26)."""
        self.ensure_one()
        vals = {"remark": memo.display_name, "group_id": self.env.ref(COORDINATORS[0]).id, "limit_days": 1}
        for task, label in (("combine", self.env._("Opinion on the memo")), ("approval", self.env._("New decision"))):
            self.env["after_sales.case.step"]._append(self, vals | {"task": task, "name": label})
        self._transition("resume")

    def _approved_value(self):
        """Up to what the customer may be promised something, or None where nothing is approved (R4.43)."""
        asked = self.sudo().approval_request_ids.filtered(lambda request: request.state != "void").sorted("id")[-1:]
        return asked.amount if asked.state == "approved" else None
