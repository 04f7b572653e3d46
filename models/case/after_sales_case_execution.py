# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from .after_sales_case import SPEAKERS

EXECUTION_STATUS = [("none", "Nothing to Do"), ("open", "To Do"), ("running", "Under Way"), ("done", "Carried Out")]


class AfterSalesCase(models.Model):
    """What is done once a case is closed, which means: its decision is approved and the route is at its end (R4.41)."""

    _inherit = "after_sales.case"

    execution_status = fields.Selection(
        EXECUTION_STATUS, compute="_compute_execution_status", store=True, index=True, string="Execution"
    )
    can_execute = fields.Boolean(compute="_compute_can_execute")

    @api.depends("state", "decision_ids.executed_on", "decision_ids.res_id")
    def _compute_execution_status(self):
        for case in self:
            decisions = case.decision_ids
            if case.state not in ("approved", "done") or not decisions:
                case.execution_status = "none"
            elif all(decisions.mapped("executed_on")):
                case.execution_status = "done"
            else:
                begun = any(decisions.mapped("executed_on")) or any(decisions.mapped("res_id"))
                case.execution_status = "running" if begun else "open"

    @api.depends("state", "decision_ids.kind", "decision_ids.res_id")
    @api.depends_context("uid")
    def _compute_can_execute(self):
        may = self.env.user.has_groups(",".join(SPEAKERS))
        for case in self:
            case.can_execute = may and case.state == "approved" and bool(case.decision_ids._to_make())

    def action_execute(self):
        """Make the documents that carry the decision out: sales does, from its copy of the closed form."""
        self.ensure_one()
        self._refuse_without_right("execute")
        self._lock()
        self._raise_all(self._get_execute_blockers())
        self.decision_ids._to_make()._create_documents()
        return self.action_view_documents()

    def action_view_documents(self):
        """Open what was made to carry the decision out."""
        self.ensure_one()
        made = self.decision_ids.filtered("res_id")
        models_made = set(made.mapped("res_model"))
        if len(models_made) != 1:
            return True
        documents = self.env[models_made.pop()].browse(made.mapped("res_id")).exists()
        return documents._view_records(documents, self.env._("Documents of %s", self.name))

    def _get_execute_blockers(self):
        if self.state != "approved":
            yield reason("wrong_state", document=self.name, event="execute", state=self._state_label())
        elif not self.decision_ids._to_make():
            yield reason("case_nothing_to_make", case=self.name)

    def _advance(self):
        """Close what is carried out in full. Called when a document of the decision came to its end."""
        for case in self.filtered(lambda case: case.state == "approved"):
            if case.decision_ids and all(case.decision_ids.mapped("executed_on")):
                # Whoever did the last thing closes the case by it; he needs no right to write the case.
                case.sudo()._transition("post")

    def _reply_sent(self):
        """An explanation is given by the reply that gives it."""
        said = self.filtered(lambda case: case.state == "approved").decision_ids.filtered(
            lambda decision: decision.kind == "explanation" and not decision.executed_on
        )
        if said:
            said._mark_executed()

    def _decided_amount(self, kinds) -> float:
        """What may be given by these kinds of handling, in the currency of the company, with tax."""
        return sum(self.decision_ids.filtered(lambda decision: decision.kind in kinds).mapped("amount"))

    def _decided_qty(self, move, lot) -> float:
        """How much of a delivered item may come back, in the product's own unit."""
        decided = self.decision_ids.filtered(
            lambda each: (
                each._is_by_document() and each.line_id.move_id == move and each.line_id.lot_id in (lot, lot.browse())
            )
        )
        return sum(
            each.uom_id._compute_quantity(each.quantity, move.product_id.uom_id, rounding_method="HALF-UP")
            for each in decided
        )

    def _executed_documents(self) -> list[str]:
        """Names of what was carried out, other than words."""
        done = self.decision_ids.filtered(lambda decision: decision.executed_on and decision.kind != "explanation")
        return [decision.document_name or decision.display_name for decision in done]
