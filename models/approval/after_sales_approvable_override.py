# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason

OVERRIDE_GROUP = "after_sales.after_sales_group_override"


class AfterSalesApprovable(models.AbstractModel):
    """Approving in an emergency, outside the route: by a named role, with reason and evidence, reviewed by another.

    An override replaces missing signatures and nothing else: who asked or wrote amounts cannot use it, and what may
    come back, closed books and the caps of the invoice hold as ever (checklist A49, A50).
    """

    _inherit = "after_sales.approvable"

    can_override = fields.Boolean(compute="_compute_can_override")

    @api.depends("state", "is_waiting_for_me")
    @api.depends_context("uid")
    def _compute_can_override(self):
        may = self.env.user.has_group(OVERRIDE_GROUP)
        for document in self:
            document.can_override = may and document.state == "submitted" and not document.is_waiting_for_me

    def action_override(self):
        """Ask for reason, evidence and the person who reviews it."""
        self._refuse_unless_override()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Emergency Override"),
            "res_model": "after_sales.document.override",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids},
        }

    def _override(self, comment, evidence, reviewer):
        """Approve without the signatures that are missing; a second person is told at once and reviews it in time."""
        self._lock()
        self._refuse_unless_override()
        evidence.check_access("read")
        self._raise_all(self._get_override_blockers(comment, evidence, reviewer))
        requests = self._open_requests()
        # The document keeps a copy, so that whoever may read it may read the proof; what it was taken from keeps its own.
        kept = evidence.sudo().copy({"res_model": self._name, "res_id": self[:1].id})
        requests.write({"is_override": True, "reviewer_id": reviewer.id, "evidence_ids": kept.ids})
        requests.step_ids.filtered(lambda step: step.state in ("waiting", "pending"))._override(self.env.user, comment)
        self._transition("approve")
        self._log_approval("override", self, comment=comment)
        for document in self.sudo():
            document._ask_for_review(comment, reviewer)

    def _ask_for_review(self, comment, reviewer):
        days = self.company_id.after_sales_override_review_days
        self._latest_request().review_due_on = fields.Date.context_today(self) + timedelta(days=days)
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self._latest_request().review_due_on,
            summary=self.env._("Review an emergency override"),
            note=comment,
            user_id=reviewer.id,
        )

    def _refuse_unless_override(self):
        self.check_access("read")
        if not self.env.user.has_group(OVERRIDE_GROUP):
            names = ", ".join(self.mapped("name"))
            groups = (OVERRIDE_GROUP,)
            self._raise_all([reason("no_right", event="approve", documents=names, groups=groups)], AccessError)
        own = self.filtered(lambda document: self.env.user in document._never_sign_of_request())
        self._raise_all((reason("override_own", document=each.name) for each in own), AccessError)

    def _never_sign_of_request(self):
        """Who may not decide on the request that is open: whoever asked or wrote amounts."""
        return self._open_requests().excluded_ids

    def _get_override_blockers(self, comment, evidence, reviewer):
        for document in self:
            if document.state != "submitted":
                yield reason("wrong_state", document=document.name, event="approve", state=document._state_label())
            if not (comment or "").strip() or not evidence:
                yield reason("override_without_evidence", document=document.name)
            if not reviewer or reviewer in self.env.user | document._never_sign_of_request():
                yield reason("override_reviewer", document=document.name)

    def _get_approve_blockers(self):
        """An override stands for the signatures; a request that nobody could sign needs none besides it."""
        overridden = {document.name for document in self if document._open_requests().is_override}
        for blocker in super()._get_approve_blockers():
            if blocker.code != "nothing_signed" or blocker.values["document"] not in overridden:
                yield blocker
