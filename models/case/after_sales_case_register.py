# Part of after_sales. LGPL-3.
import json
from urllib.parse import urlencode

from odoo import fields, models

#: States of a case whose decision is approved (R4.41).
DECIDED = ("approved", "done", "superseded")


class AfterSalesCase(models.Model):
    """The complaint registration and tracking ledger: what stands in it of a case (R4.09)."""

    _inherit = "after_sales.case"

    def action_export_register(self):
        """Download the chosen cases as a workbook; where none is chosen, all that the list shows."""
        self.browse().check_access("read")
        shown = self.env.context.get("active_domain") or []
        domain = [["id", "in", self.ids]] if self else shown
        query = urlencode({"domain": json.dumps(domain)})
        return {"type": "ir.actions.act_url", "url": f"/after_sales/case_register.xlsx?{query}", "target": "download"}

    def _register_row(self) -> dict:
        """Title -> value, in the order of the ledger; of no case, the titles alone. Moments in the user's time."""
        case, words = self, self._selection_words
        return {
            self.env._("Number"): case.name,
            self.env._("Accepted On"): case._local(case.accepted_on),
            self.env._("Customer"): case.partner_id.display_name,
            self.env._("In a Few Words"): case.subject,
            self.env._("Kind"): words("category"),
            self.env._("Fault"): case.reason_id.name,
            self.env._("Grade"): words("grade"),
            self.env._("Products"): _names(case.line_ids.product_id.mapped("display_name")),
            self.env._("Lots"): _names(case.line_ids.lot_id.mapped("name")),
            self.env._("Orders"): _names((case.order_id | case.line_ids.order_id).mapped("name")),
            self.env._("Demand"): words("demand"),
            self.env._("Status"): words("state"),
            self.env._("Step"): words("progress"),
            self.env._("Held By"): case.waits_for or "",
            self.env._("Deadline"): case.deadline,
            self.env._("Days"): case._register_days(),
            self.env._("Days Overdue"): case._register_days_late(),
            self.env._("Finding"): words("finding"),
            self.env._("Cause"): case.cause_id.name,
            self.env._("Responsible Parties"): _names(case.share_ids.mapped(_share_words)),
            self.env._("Decision"): _names(case.decision_ids.mapped("display_name")),
            self.env._("Amount"): case.amount_total if case.decision_ids else None,
            self.env._("Currency"): case.company_currency_id.name,
            self.env._("Documents"): _names(case.decision_ids.mapped("document_name")),
            self.env._("Customer's Answer"): words("negotiation_result"),
            self.env._("Closed On"): case._local(case._closed_on()),
            self.env._("Executed On"): case._local(case.posted_on),
            self.env._("Round"): case.round or None,
            self.env._("Responsible"): case.user_id.name,
            self.env._("Company"): case.company_id.name,
        }

    def _closed_on(self):
        """When the decision became final, or nothing."""
        return self.approved_on if self.state in DECIDED else False

    def _register_days(self):
        """Days from acceptance, which is day 0, to closing, or until today (R4.46)."""
        if not self.accepted_on:
            return None
        until = self._local(self._closed_on() or fields.Datetime.now())
        return (until.date() - self._local(self.accepted_on).date()).days

    def _register_days_late(self):
        if not self.deadline or self.state == "cancelled":
            return None
        until = self._local(self._closed_on() or fields.Datetime.now()).date()
        return max((until - self.deadline).days, 0)

    def _local(self, moment):
        return fields.Datetime.context_timestamp(self, moment).replace(tzinfo=None) if moment else None

    def _selection_words(self, name) -> str:
        return dict(self._fields[name]._description_selection(self.env)).get(self[name]) or ""


def _names(names) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))


def _share_words(share) -> str:
    return f"{share.display_name} {share.percent:g} %"
