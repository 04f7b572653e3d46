# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import case_archive
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_case_register import DECIDED

KEEPERS = ("after_sales.after_sales_group_quality",)


class AfterSalesCase(models.Model):
    """The archive of quality management: decided complaints with the analysis of the failure, complete (R4.70)."""

    _inherit = "after_sales.case"

    archived_on = fields.Datetime("In the Archive Since", readonly=True, copy=False, index="btree_not_null")
    archived_by_id = fields.Many2one("res.users", "Archived By", readonly=True, copy=False)
    is_analysed = fields.Boolean(
        "Analysed", compute="_compute_is_analysed", store=True, help="A root cause of the failure is written down."
    )
    archive_gaps = fields.Char("Missing for the Archive", compute="_compute_archive_gaps")
    can_file = fields.Boolean(compute="_compute_archive_gaps")

    @api.depends("analysis_ids.is_root")
    def _compute_is_analysed(self):
        for case in self:
            case.is_analysed = any(case.analysis_ids.mapped("is_root"))

    @api.depends("state", "finding", "cause_id", "occurrence_cause", "escape_cause", "countermeasure", "is_analysed")
    @api.depends_context("uid", "lang")
    def _compute_archive_gaps(self):
        may = self.env.user.has_groups(",".join(KEEPERS))
        words = self._archive_words()
        for case in self:
            gaps = case_archive.gaps(case._archive_record())
            case.archive_gaps = ", ".join(words[gap] for gap in gaps) or False
            case.can_file = may and not gaps and case.state in DECIDED and not case.archived_on

    def action_file(self):
        """Put complete records into the archive; what is missing is told of all of them."""
        self.check_access("read")
        if not self.env.user.has_groups(",".join(KEEPERS)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="check", documents=names, groups=KEEPERS)], AccessError)
        self._raise_all(blocker for case in self for blocker in case._get_file_blockers())
        # The right to file was checked; nobody writes the stamp himself.
        unlocked(self.sudo()).write({"archived_on": fields.Datetime.now(), "archived_by_id": self.env.uid})
        return True

    def _get_file_blockers(self):
        if self.state not in DECIDED:
            yield reason("archive_before_decision", case=self.name)
        elif self.archived_on:
            yield reason("archive_already", case=self.name)
        elif self.archive_gaps:
            yield reason("archive_incomplete", case=self.name, gaps=self.archive_gaps)

    def _archive_record(self) -> case_archive.Record:
        return case_archive.Record(
            finding=self.finding or "",
            has_cause=bool(self.cause_id),
            has_occurrence=bool(self.occurrence_cause),
            has_escape=bool(self.escape_cause),
            has_countermeasure=bool(self.countermeasure),
            has_root_cause=self.is_analysed,
        )

    def _archive_words(self) -> dict[str, str]:
        named = ("finding", "cause_id", "occurrence_cause", "escape_cause", "countermeasure")
        words = {name.removesuffix("_id"): self._fields[name]._description_string(self.env) for name in named}
        return words | {"root_cause": self.env._("Root cause in the analysis")}

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"archived_on", "archived_by_id"}
