# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCase(models.Model):
    """What is proposed for whoever is responsible for a case; only those see it who may (R4.24)."""

    _inherit = "after_sales.case"

    punishment_count = fields.Integer(compute="_compute_punishment_count")

    @api.depends_context("uid")
    def _compute_punishment_count(self):
        proposals = self.env["after_sales.case.punishment"]
        counts = {}
        if proposals.has_access("read"):
            counts = dict(proposals._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"]))
        for case in self:
            case.punishment_count = counts.get(case, 0)

    def action_punishment(self):
        """Propose a punishment for whoever is held responsible, for his superior's instruction (R4.24)."""
        return self._new_paper("after_sales.case.punishment", self.env._("Proposed Punishment"))

    def action_view_punishments(self):
        """Open what is proposed for those who are held responsible."""
        return self._view_papers("after_sales.case.punishment", self.env._("Proposed Punishments"))
