# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesCase(models.Model):
    """From whoever heard of it to the register: reported, then accepted, numbered and given a deadline (R4.04 to R4.06)."""

    _inherit = "after_sales.case"

    deadline = fields.Date(readonly=True, copy=False, index=True, tracking=True, help="By then the case is settled.")

    def action_report(self):
        """Send the complaint to the coordinator; everything that is missing is told at once."""
        return self._transition("report")

    def action_accept(self):
        """Accept the complaint: it gets its number, its deadline and its way through the departments."""
        return self._transition("accept")

    def action_find(self):
        """Look for what is complained of among all that was delivered."""
        self.ensure_one()
        self.check_access("write")
        finding = self.env["after_sales.case.find"].create(
            {"case_id": self.id, "company_id": self.company_id.id, "partner_id": self.partner_id.id}
        )
        return finding.action_search() if self.partner_id else finding._action()

    def action_decline(self):
        """Ask why, then hand the report back to whoever wrote it."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand Back"),
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_event": "decline"},
        }

    def action_settle(self):
        """Close an abnormality handling note: the unit has said what it improves."""
        return self._transition("settle")

    def action_convert(self):
        """Make a complaint of a note or inquiry, or a note of a complaint, before it is accepted (R4.02, R4.14)."""
        self.check_access("write")
        for case in self:
            if case.state not in ("draft", "reported"):
                self._raise_all([reason("case_kind_fixed", case=case.name)])
            case.kind = "note" if case.kind == "complaint" else "complaint"
        return True

    def _decline(self, comment):
        self._transition("decline")
        self._note_refusal(comment)

    def _get_accept_blockers(self):
        for case in self:
            if case.kind == "note":
                yield reason("case_note_not_accepted", case=case.name)
            if case.kind == "inquiry":
                yield reason("case_inquiry_not_accepted", case=case.name)
            if not (case.route_id or case._default_route()):
                yield reason("case_without_route", case=case.name)
        yield from self._get_report_blockers()

    def _before_accept(self):
        counter = self.env["after_sales.case.counter"]
        for case in self.sudo().sorted("id").filtered(lambda case: not case.accepted_on):
            day = fields.Date.context_today(case)
            unlocked(case).write(
                {
                    "intake_number": case.name,
                    "name": counter._next_number(case.company_id, day),
                    "deadline": case.company_id._after_sales_case_due(day, case._days_to_settle()),
                    "route_id": (case.route_id or case._default_route()).id,
                }
            )

    def _after_report(self):
        """Hook: the complaint is reported; who must know of it is told elsewhere."""

    def _after_accept(self):
        self._begin_route()

    def _default_route(self):
        return self.env["after_sales.case.route"]._find(self.company_id, self.category)

    def _days_to_settle(self):
        company = self.company_id
        return company.after_sales_case_foreign_days if self.is_foreign else company.after_sales_case_domestic_days

    def _view_cases(self):
        """Open these cases."""
        action = {"type": "ir.actions.act_window", "name": self.env._("Complaints"), "res_model": self._name}
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"views": [(False, "list"), (False, "form")], "domain": [("id", "in", self.ids)]}
