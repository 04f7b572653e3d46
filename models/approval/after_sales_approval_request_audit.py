# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ...rules import approval_grounds, hash_chain
from ...rules.approval_grounds import Grounds
from ...rules.approval_routing import Route
from ...rules.reason import reason
from .after_sales_approval_chain import READERS

#: The decisions that rest on an answer of the engine.
ANSWERED = ("submitted", "blocked", "rerouted", "signed")


def _is_untouched(row: hash_chain.Row) -> bool:
    """Whether a row of the log is as it was written; whether it has its place, the check of the whole log tells."""
    return all(breach.code != "chain_row_tampered" for breach in hash_chain.verify([row], row.hash, row.sequence))


class AfterSalesApprovalRequest(models.Model):
    """Performs a decision again: the engine, the facts and the people of that day must give the same signatures.

    The facts come from the sealed decision log; what the request says of itself is what is checked against them.
    """

    _inherit = "after_sales.approval.request"

    grounds = fields.Json(readonly=True, help="What the answer rested on, as the decision log keeps it.")

    def action_reperform(self):
        """Say of each of these requests whether the same question gets the same answer again."""
        self._refuse_unless_auditor()
        told = [(request.document_name, problem) for request in self for problem in request._reperformed()]
        if told:
            notice = {"title": self.env._("Not the same answer"), "type": "danger", "sticky": True}
            lines = [f"{name}: {self._in_words(problem)}" for name, problem in told]
        else:
            notice = {"title": self.env._("The same answer again"), "type": "success"}
            lines = [self._in_words(reason("reperformed", count=len(self)))]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": notice | {"message": "\n".join(lines)},
        }

    def _refuse_unless_auditor(self):
        self.check_access("read")
        if not any(self.env.user.has_group(group) for group in READERS):
            raise AccessError(self._in_words(reason("audit_refused")))

    def _in_words(self, why):
        return self.env["after_sales.message"]._sentence(why)

    def _prepare_vals(self, question) -> dict:
        return super()._prepare_vals(question) | {"grounds": approval_grounds.written(self._grounds(question))}

    def _grounds(self, question) -> Grounds:
        ranks = question.table._ranks()
        return Grounds(
            facts=question.facts,
            exposure=question.exposure,
            climbs=bool(question.policy.is_climbing),
            excluded=question.excluded,
            people={role: people for role, people in question.people.items() if role in ranks},
            ranks=ranks,
        )

    def _reperformed(self):
        """What speaks against this request; nothing when it is as it was decided."""
        self.ensure_one()
        row = self._logged()
        if not row:
            return [reason("reperform_without_log")]
        if not _is_untouched(row):
            return [reason("chain_row_tampered", row=row.sequence)]
        facts = row.payload["facts"]
        if not facts.get("grounds"):
            return [reason("reperform_without_grounds")]
        return self._differences(facts, self._performed_again(facts["grounds"], row.payload["table_version"]))

    def _logged(self):
        """The first row of the log that says who was asked, as the database has it."""
        log = self.env["after_sales.approval.log"].sudo()
        log.flush_model()
        about = SQL(
            "res_model = %s AND res_id = %s AND event IN %s AND facts->>'request' = %s",
            self.res_model,
            self.res_id,
            ANSWERED,
            str(self.id),
        )
        return next(iter(log._stored(about, limit=1).values()), None)

    def _performed_again(self, stored, version) -> Route:
        grounds = approval_grounds.read(stored)
        table = self.env["after_sales.approval.table"].sudo().search([("name", "=", version)], limit=1)
        return approval_grounds.perform(grounds, table._stored_rows_for(grounds.facts))

    def _differences(self, logged, route):
        """Where the engine, the log and the request do not say the same."""
        found = [step.role for step in route.steps]
        written = [role_id for role_id, _code, _values in logged["asked"]]
        own = self.sudo().step_ids.sorted("sequence").role_id.ids
        if found != written:
            yield reason("reperform_other_steps", found=self._names(found), written=self._names(written))
        if own != written:
            yield reason("reperform_other_request", found=self._names(own), written=self._names(written))
        if self.grounds != logged["grounds"]:
            yield reason("reperform_other_grounds")

    def _names(self, role_ids):
        roles = self.env["after_sales.approval.role"].browse(role_ids)
        return ", ".join(roles.mapped("display_name")) or self.env._("nobody")
