# Part of after_sales. LGPL-3.
from odoo import api, fields, models

PHASES = [("plan", "Plan"), ("do", "Do"), ("check", "Check"), ("act", "Act")]


class AfterSalesRiskEntry(models.Model):
    """What a week brought, published to the team (R4.59)."""

    _name = "after_sales.risk.entry"
    _description = "Weekly Progress of a Risk-Control Project"
    _inherit = ["after_sales.document.line"]
    _order = "project_id, day desc, id desc"
    _document_field = "project_id"

    project_id = fields.Many2one("after_sales.risk.project", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="project_id.company_id", store=True, index=True)
    day = fields.Date(required=True, default=fields.Date.context_today)
    phase = fields.Selection(PHASES, required=True, default="do")
    text = fields.Text("Progress", required=True)

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        labels = dict(self._fields["phase"]._description_selection(self.env))
        for entry in entries.sudo():
            project = entry.project_id
            # The week is answered for.
            project.activity_ids.filtered(lambda each, p=project: each.user_id == p.leader_id).unlink()
            words = f"{labels[entry.phase]}: {entry.text}"
            project.message_post(body=words, message_type="comment", subtype_xmlid="mail.mt_comment")
        return entries
