# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesCapa(models.Model):
    """What was improved is told to each customer who complained, by a reply with the 8D report (R4.50, R4.68)."""

    _inherit = "after_sales.capa"

    reply_ids = fields.One2many("after_sales.case.reply", "capa_id", "Replies", readonly=True)
    is_told = fields.Boolean("Customers Told", compute="_compute_is_told", store=True, index=True)
    can_tell = fields.Boolean(compute="_compute_can_tell")

    @api.depends("case_ids", "reply_ids.state", "reply_ids.case_id")
    def _compute_is_told(self):
        for capa in self:
            told = capa.reply_ids.filtered(lambda reply: reply.state != "draft").case_id
            capa.is_told = not (capa.case_ids - told)

    @api.depends("state", "is_told")
    @api.depends_context("uid")
    def _compute_can_tell(self):
        may = self.env["after_sales.case.reply"].has_access("create")
        for capa in self:
            is_done = capa.state in ("implemented", "verifying", "effective")
            capa.can_tell = may and is_done and not capa.is_told

    def action_tell_customers(self):
        """Write a reply for each customer who was not told yet, with the 8D report; they are sent one by one."""
        self.ensure_one()
        self.check_access("read")
        told = self.sudo().reply_ids.case_id
        cases = self.sudo().case_ids.with_env(self.env) - told.with_env(self.env)
        if not cases:
            self._raise_all([reason("capa_told_already", document=self.name)])
        self._raise_all(dict.fromkeys(cases._get_8d_blockers()))
        replies = self.env["after_sales.case.reply"]
        for case in cases:
            replies |= case._reply_with_8d()
        return self._view_records(replies, self.env._("Replies"))
