# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command

from ...rules.approval_again import is_no_more


class AfterSalesApprovalRequest(models.Model):
    """A document that is submitted again and asks for no more keeps the signatures it had (R7.18; checklist A36).

    Anything more, or another case, asks everybody anew.
    """

    _inherit = "after_sales.approval.request"

    content = fields.Json(readonly=True, help="What was asked, as the signatures stand for it.")

    def _prepare_vals(self, question) -> dict:
        vals = super()._prepare_vals(question)
        vals["content"] = question.document.sudo()._approval_content()
        kept = self._signatures_to_keep(question, vals["content"])
        vals["step_ids"] = [Command.create(step) for step in self._signed_again(vals["step_ids"], kept)]
        return vals

    def _signatures_to_keep(self, question, content):
        """The signed steps of the request before this one, by role, unless a signer wrote amounts since."""
        before = question.document._latest_request()
        if not before.content or before.state not in ("void", "refused") or not is_no_more(before.content, content):
            return {}
        signed = before.step_ids.filtered(lambda step: step.state == "signed")
        return {
            step.role_id.id: step
            for step in signed
            if not question.excluded.intersection((step.signer_ids | step.on_behalf_of_id).ids)
        }

    def _signed_again(self, commands, kept):
        """Carry signatures over; the last step is always asked, for nothing is approved by carrying alone."""
        steps = [values for _command, _id, values in commands]
        carried = [step for step in steps[:-1] if step["role_id"] in kept]
        for step in carried:
            step |= self._prepare_carried_vals(kept[step["role_id"]])
        still_open = [step for step in steps if step not in carried]
        if still_open:
            still_open[0]["state"] = "waiting"
        return steps

    def _prepare_carried_vals(self, signed) -> dict:
        return {
            "state": "signed",
            "signer_ids": [Command.set(signed.signer_ids.ids)],
            "decided_by_id": signed.decided_by_id.id,
            "on_behalf_of_id": signed.on_behalf_of_id.id,
            "decided_on": signed.decided_on,
            "comment": self.env._("Signed before: this asks for no more."),
        }
