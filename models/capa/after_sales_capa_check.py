# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason

#: Kinds of action that remove a cause; the others only limit the damage.
REMOVING = ("corrective", "preventive")


class AfterSalesCapa(models.Model):
    """What a sheet still lacks, told all at once at the moment it is needed."""

    _inherit = "after_sales.capa"

    def _get_begin_blockers(self):
        for capa in self:
            if not (capa.department_id or capa.user_id):
                yield reason("capa_without_department", document=capa.name)
            if not capa.deadline:
                yield reason("capa_without_deadline", document=capa.name)
            if not capa.problem:
                yield reason("capa_without_problem", document=capa.name)

    def _get_implement_blockers(self):
        for capa in self:
            if not capa.occurrence_cause:
                yield reason("capa_without_occurrence", document=capa.name)
            if not capa.escape_cause:
                yield reason("capa_without_escape", document=capa.name)
            if not capa._removing_actions() and capa.reopened_on:
                yield reason("capa_nothing_new", document=capa.name)
            elif not capa._removing_actions():
                yield reason("capa_without_corrective", document=capa.name)
            for action in capa.action_ids.filtered(lambda action: action.state == "open"):
                yield reason("capa_action_open", document=capa.name, action=action.name, owner=action.owner or "?")

    def _removing_actions(self):
        """Done actions that remove the cause; after a reopening only those that were done since."""
        return self.action_ids.filtered(
            lambda action: (
                action.state == "done"
                and action.kind in REMOVING
                and (not self.reopened_on or action.done_on >= self.reopened_on)
            )
        )

    def _get_confirm_blockers(self):
        for capa in self:
            if self.env.user in capa.sudo().action_ids.done_by_id:
                yield reason("capa_own_work", document=capa.name)
            if capa.check_result == "failed":
                yield reason("capa_check_failed", document=capa.name)
            if capa.check_result == "unclear" and not capa.verification:
                yield reason("capa_without_verification", document=capa.name)

    def _get_reopen_blockers(self):
        for capa in self:
            if capa.state == "verifying" and capa.check_result != "failed" and not capa.verification:
                yield reason("capa_reopen_without_words", document=capa.name)
