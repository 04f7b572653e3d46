# Part of after_sales. LGPL-3.
import base64

from odoo import api, fields, models
from odoo.fields import Command

from ..lifecycle.engine import unlocked


class AfterSalesCase(models.Model):
    """The customer of a case is told what was improved (R4.50)."""

    _inherit = "after_sales.case"

    can_tell_improvement = fields.Boolean(compute="_compute_can_tell_improvement")

    @api.depends("capa_ids.state", "reply_ids.state")
    @api.depends_context("uid")
    def _compute_can_tell_improvement(self):
        may = self.env["after_sales.case.reply"].has_access("create")
        for case in self:
            capa = case._improvement()
            is_told = capa in case.sudo().reply_ids.capa_id
            case.can_tell_improvement = may and not is_told and capa.state in ("implemented", "verifying", "effective")

    def action_tell_improvement(self):
        """Write the reply that tells the customer what was improved, with the 8D report (R4.50)."""
        self.ensure_one()
        self.check_access("read")
        self._raise_all(self._get_8d_blockers())
        reply = self._reply_with_8d()
        return self._improvement().with_env(self.env)._view_records(reply, self.env._("Reply to the Customer"))

    def _reply_with_8d(self):
        """A draft of the reply, in the customer's language, with the report as its only attachment."""
        capa = self._improvement()
        reply = self.env["after_sales.case.reply"].create({"case_id": self.id, "body": self._improvement_words()})
        pdf, kind = self.env["ir.actions.report"]._render_qweb_pdf("after_sales.after_sales_case_report_8d", self.ids)
        # What the improvement is called and what goes with it is the engine's business, not the writer's.
        attachment = self.env["ir.attachment"].create(
            {
                "name": f"8D {self.name}.{kind}",
                "datas": base64.b64encode(pdf),
                "res_model": reply._name,
                "res_id": reply.id,
            }
        )
        unlocked(reply.sudo()).write({"capa_id": capa.id, "attachment_ids": [Command.set(attachment.ids)]})
        return reply

    def _improvement_words(self):
        lang = self.partner_id.lang or self.env.lang
        return (
            self.env["ir.qweb"]
            .with_context(lang=lang)
            ._render(
                "after_sales.after_sales_case_improvement_words",
                {"case": self.with_context(lang=lang), "capa": self._improvement().with_context(lang=lang)},
            )
        )
