# Part of after_sales. LGPL-3.
from odoo import models

#: Where the words travel between the dialog and the signature; whoever may sign may say what he likes with it.
COMMENT = "after_sales_approval_comment"


class AfterSalesApprovable(models.AbstractModel):
    """A yes may come with words: they stay with the signature and in the decision log (R7.18)."""

    _inherit = "after_sales.approvable"

    def action_approve_with_comment(self):
        """Ask for the words, then sign the step that waits for you."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Approve with a Comment"),
            "res_model": "after_sales.document.approve",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids},
        }

    def _approve(self, comment):
        """Sign with these words."""
        return self.with_context(**{COMMENT: comment}).action_approve()

    def _signed_words(self):
        return str(self.env.context.get(COMMENT) or "").strip()

    def _log_signatures(self, steps):
        words = self._signed_words()
        if words:
            # The signature was checked and made; the words belong to it.
            steps.sudo().write({"comment": words})
        super()._log_signatures(steps)

    def _prepare_log_vals(self, event):
        words = self._signed_words() if event == "signed" else ""
        return super()._prepare_log_vals(event) | ({"comment": words} if words else {})
