# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import undefaulted


class AfterSalesApprovable(models.AbstractModel):
    """Signing and refusing: open to those whom the request asks, checked here on the server, whatever the path."""

    _inherit = "after_sales.approvable"

    def action_approve(self):
        """Sign the step that waits for you; a document is approved when no step is left.

        Of many documents each is checked alone: what cannot be approved is told, and the others go through.
        """
        if len(self) == 1:
            return self._sign()
        try:
            with self.env.cr.savepoint():
                return self._sign()
        except UserError:
            return self._sign_each_alone()

    def _sign_each_alone(self):
        failures = []
        for document in self:
            try:
                with self.env.cr.savepoint():
                    document._sign()
            except UserError as error:
                failures.append(f"{document.name}: {error}")
        if len(failures) == len(self):
            raise UserError("\n".join(failures))
        return self._told(failures)

    def action_refuse(self):
        """Ask for the reason, then send the documents back to draft."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refuse"),
            "res_model": "after_sales.document.refuse",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids},
        }

    def action_recall(self):
        """Take back what you submitted, before it is decided; the signatures so far stay on record."""
        return self._transition("recall")

    def _sign(self):
        """Sign for the user all together; ``UserError`` when one of the documents cannot be signed by him."""
        self = undefaulted(self)
        self._lock()
        held = self.env["after_sales.approval.role"]._held_by(self.env.user)
        mine = self._refuse_unless_mine(held)
        moved = self._ask_anew_where_the_table_changed()
        documents = self - moved
        steps = documents._still_mine(mine)
        steps._sign(self.env.user, held)
        # All steps of all requests at once: each document looks at its own next.
        documents._open_requests().step_ids.fetch(["state", "role_id", "why_code", "why_values"])
        signed = documents.filtered(lambda document: document._is_signed())
        signed._refuse_without_right("approve")
        signed._move_on("approve")
        documents._log_signatures(steps)
        return self._told_who_decides_now(moved) if moved else True

    def _is_signed(self):
        steps = self._open_requests().step_ids
        return bool(steps) and all(step.state == "signed" for step in steps)

    def _refuse(self, comment):
        """Send documents back to draft with the approver's words."""
        self = undefaulted(self)
        self._lock()
        self._refuse_unless_mine()._refuse(self.env.user, comment)
        self._open_requests()._close("refused")
        self._transition("refuse")
        self._log_approval("refused", self, comment=comment)
        self._note_refusal(comment)

    def _steps_for_me(self, held=None):
        """The step of each document that the user signs now: one, though he may hold several of the roles asked.

        ``held``: the roles that he holds, for those who have asked that already.
        """
        held = self.env["after_sales.approval.role"]._held_by(self.env.user) if held is None else held
        mine = self.env["after_sales.approval.step"]._waiting_for(self.env.user, self._waiting_steps(), held)
        # The step of a role of his own before one that he may sign in the place of others.
        mine = mine.sorted(lambda step: step.role_id not in held)
        return mine.browse([steps[:1].id for steps in mine.grouped("request_id").values()])

    def _still_mine(self, mine):
        """Those of the steps ``mine`` that still wait, and the new ones of documents that were asked anew."""
        waiting = mine.filtered(lambda step: step.state == "waiting" and step.res_id in self.ids)
        anew = self - self.browse(waiting.mapped("res_id"))
        return waiting | anew._steps_for_me() if anew else waiting

    def _ask_anew_where_the_table_changed(self):
        """A limit that was lowered since counts at once: the request then goes to whoever may sign it now.

        Returns the documents that now wait for others.
        """
        current = self.env["after_sales.approval.table"]._in_force(fields.Date.context_today(self))
        moved = self.browse()
        for document in self:
            request = document._open_requests()
            if request.table_id != current:
                asked = request.step_ids.role_id
                request._close("void")
                anew = self.env["after_sales.approval.request"]._ask(document.with_user(request.requester_id))
                moved |= document if anew.step_ids.role_id != asked else self.browse()
        self._log_approval("rerouted", moved)
        return moved

    def _told_who_decides_now(self, moved):
        message = self.env["after_sales.message"]
        return self._told(
            message._sentence(
                reason("table_changed", document=document.name, waits_for=document._open_requests().waits_for or "")
            )
            for document in moved
        )

    def _told(self, sentences):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Not approved"),
                "message": "\n".join(sentences),
                "type": "warning",
                "sticky": True,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _refuse_unless_mine(self, held=None):
        """Tell every document that the user may not decide; the steps that he may sign, one of each document.

        ``AccessError`` for a missing right, ``UserError`` for a wrong state.
        """
        self.check_access("read")
        self._raise_all(self._get_decision_blockers())
        mine = self._steps_for_me(held)
        self._open_requests().fetch(["seller_ids"])
        ready = self.browse(mine.mapped("res_id"))
        refusals = [refusal for document in self for refusal in document._why_not_mine(ready)]
        self._raise_all(refusals, AccessError)
        return mine

    def _get_decision_blockers(self):
        for document in self:
            blocked = document._open_requests().filtered(lambda request: request.state == "blocked")
            if document.state != "submitted":
                yield reason("wrong_state", document=document.name, event="approve", state=document._state_label())
            elif blocked:
                yield reason("step_blocked", document=document.name, why=blocked[0]._blocked_sentence())

    def _why_not_mine(self, ready):
        if self in ready:
            return
        steps = self._waiting_steps()
        role_id = steps[:1].role_id.id
        held = self.env["after_sales.approval.role"]._held_by(self.env.user)
        lent = self.env["after_sales.approval.delegation"]._roles_lent_to(self.env.user)
        if not steps.signer_role_ids & (held | lent):
            yield reason("not_your_step", document=self.name, role_id=role_id)
        elif self.env.user in steps.request_id.excluded_ids:
            yield reason("own_document", document=self.name, role_id=role_id)
        else:
            yield reason("signed_already", document=self.name, role_id=role_id)
