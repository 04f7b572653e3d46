# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Domain

from ...rules import portal_request
from ...rules import recall as rule
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.engine import unlocked


class AfterSalesRecallCustomer(models.Model):
    """The page on which a customer reads what is called back and says what became of it: his own pieces only (R10.07).

    Portal users have no access right on recalls: pages are made for them, after a check that the row is theirs, of what is
    named here. Other customers, stock and costs are not.
    """

    _name = "after_sales.recall.customer"
    _inherit = ["after_sales.recall.customer", "portal.mixin"]

    def _compute_access_url(self):
        super()._compute_access_url()
        for customer in self:
            customer.access_url = f"/my/recalls/{customer.id}"

    def _portal_known(self) -> Domain:
        """Recalls in earnest of which the customer was told."""
        told = Domain("told_on", "!=", False) | Domain("access_token", "!=", False)
        return told & Domain("is_exercise", "=", False) & Domain("state", "in", ("approved", "done"))

    def _portal_domain(self, partner) -> Domain:
        """The recalls that the customer ``partner`` may see."""
        mine = Domain("partner_id", "=", partner.commercial_partner_id.id)
        return mine & self._portal_known()

    def _belongs_to(self, partner) -> bool:
        return bool(self.sudo().filtered_domain(self._portal_domain(partner)))

    def action_preview_portal(self):
        """Show the page that the customer sees."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "target": "self", "url": self.get_portal_url()}

    def _portal_waits_for_answer(self) -> bool:
        """Whether the customer may answer, or correct his answer."""
        return self.sudo().state == "approved" and not self.sudo().is_exercise

    def _answer_in_portal(self, answers, words, who):
        """Keep what the customer says: {line id: (figures, sold to)}; ``UserError`` tells all that speaks against it.

        The caller has made sure that the recall is the visitor's, and calls as the superuser.
        """
        self.ensure_one()
        self.lock_for_update()
        self.recall_id._raise_all(self._get_portal_blockers(answers, words))
        for line in self.line_ids:
            answer, sold_to = answers[line.id]
            figures = dict(zip(("has_qty", "used_qty", "sold_qty", "disposed_qty"), map(float, answer), strict=True))
            unlocked(line).write(figures | {"sold_to": sold_to[:200]})
        stamp = {"answered_on": fields.Datetime.now(), "answered_by": who, "to_write": False}
        unlocked(self).write(stamp | {"note": words} | ({} if self.told_on else {"told_on": fields.Datetime.now()}))
        self.recall_id._message_log(body=self.env._("%s answered in the portal.", self.partner_id.display_name))

    def _get_portal_blockers(self, answers, words):
        if not self._portal_waits_for_answer():
            yield reason("recall_over")
        if len(words) > portal_request.MOST_WORDS:
            yield reason("request_too_wordy", most=portal_request.MOST_WORDS, written=len(words))
        for line in self.line_ids:
            answer, sold_to = answers.get(line.id, (None, ""))
            if answer is None:
                yield reason("recall_answer_unclear", item=line.display_name)
            else:
                yield from rule.check_answer(line.display_name, exact(line.kept_qty), answer, sold_to)
