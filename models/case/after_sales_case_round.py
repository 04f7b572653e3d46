# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesCase(models.Model):
    """What happens when the customer does not accept: the next round is a case of its own (R4.42)."""

    _inherit = "after_sales.case"

    parent_id = fields.Many2one("after_sales.case", "Round Before", readonly=True, copy=False, index="btree_not_null")
    child_ids = fields.One2many("after_sales.case", "parent_id", "Next Round", readonly=True)
    round = fields.Integer(compute="_compute_round", store=True, recursive=True)

    @api.depends("parent_id.round")
    def _compute_round(self):
        for case in self:
            case.round = (case.parent_id.round or 0) + 1

    def action_supersede(self):
        """Lock what the customer does not accept, and open the next round with all that was complained of."""
        self.ensure_one()
        self._transition("supersede")
        # A copy carries what the engine alone writes: which round it follows.
        following = unlocked(self.sudo()).copy({"parent_id": self.id, "user_id": self.env.uid}).with_env(self.env)
        following.message_post(body=self.env._("Next round of %s, which the customer did not accept.", self.name))
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": following.id,
            "views": [(False, "form")],
        }

    def _get_supersede_blockers(self):
        for case in self:
            if not case._is_refused_by_customer():
                yield reason("case_not_refused", case=case.name)
            documents = case.sudo()._executed_documents()
            if documents:
                yield reason("case_executed_already", case=case.name, documents=", ".join(documents))

    def _is_refused_by_customer(self) -> bool:
        answered = self.sudo().reply_ids.filtered("answered_on").sorted("answered_on")[-1:]
        return answered.state == "rejected" if answered else self.negotiation_result == "refused"
