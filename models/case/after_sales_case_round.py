# Part of after_sales. LGPL-3.
from odoo import api, fields, models

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
        following = unlocked(self.sudo()).copy({"parent_id": self.id, "user_id": self.env.uid})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": following.id,
            "views": [(False, "form")],
        }
