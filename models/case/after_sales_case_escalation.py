# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..lifecycle.engine import unlocked
from .after_sales_case_audience import ESCALATIONS

#: What kind of activity it is; one of our own where none is named, since other to-dos of a case come and go.
ACTIVITIES = {
    "convene": "mail.mail_activity_data_meeting",
    "visit": "after_sales.mail_activity_type_visit",
    "reply": "mail.mail_activity_data_call",
    "follow_up": "mail.mail_activity_data_call",
}
TO_DO = "after_sales.mail_activity_type_escalation"


class AfterSalesCaseEscalation(models.Model):
    """What was told or begun because of a complaint: to whom, when, and what came of it. Each once for a case."""

    _name = "after_sales.case.escalation"
    _description = "Told of a Complaint"
    _inherit = ["after_sales.guarded"]
    _order = "case_id, id"
    _rec_name = "kind"

    case_id = fields.Many2one("after_sales.case", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(related="case_id.partner_id", string="Customer")
    kind = fields.Selection(ESCALATIONS, "Matter", required=True, readonly=True, index=True)
    user_ids = fields.Many2many("res.users", string="Told", readonly=True)
    told_on = fields.Datetime("Told On", required=True, readonly=True, default=fields.Datetime.now)
    due = fields.Date(readonly=True, index=True)
    done_on = fields.Datetime("Done", readonly=True, index="btree_not_null")
    done_by_id = fields.Many2one("res.users", "By", readonly=True)
    result = fields.Text(readonly=True)
    is_late = fields.Boolean("Overdue", compute="_compute_is_late")

    _once = models.UniqueIndex("(case_id, kind)")

    @api.depends("due", "done_on")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for escalation in self:
            escalation.is_late = bool(escalation.due) and not escalation.done_on and escalation.due < today

    def _get_engine_fields(self):
        return set(self._fields) - set(models.MAGIC_COLUMNS)

    def _ask_people(self):
        """An activity for each person who is told; whoever is told may read the case."""
        types = {kind: self._activity_type(kind) for kind in set(self.mapped("kind"))}
        model = self.env["ir.model"]._get_id("after_sales.case")
        for escalation in self:
            escalation.case_id._message_subscribe(escalation.user_ids.partner_id.ids)
        self.env["mail.activity"].sudo().create(
            [
                {
                    "activity_type_id": types[escalation.kind].id,
                    "res_model_id": model,
                    "res_id": escalation.case_id.id,
                    "user_id": user.id,
                    "summary": escalation._summary(user.lang),
                    "note": escalation.case_id.with_context(lang=user.lang).serious_summary or False,
                    "date_deadline": escalation.due,
                    "automated": True,
                    "after_sales_escalation_id": escalation.id,
                }
                for escalation in self
                for user in escalation.user_ids
            ]
        )

    def _activity_type(self, kind):
        return self.env.ref(ACTIVITIES.get(kind, TO_DO), raise_if_not_found=False) or self.env.ref(TO_DO)

    def _summary(self, lang):
        return dict(self._fields["kind"]._description_selection(self.with_context(lang=lang).env))[self.kind]

    def _mark_done(self, user, result):
        """The first who did it did it for all."""
        open_ones = self.sudo().filtered(lambda escalation: not escalation.done_on)
        unlocked(open_ones).write({"done_on": fields.Datetime.now(), "done_by_id": user.id, "result": result or False})

    def _conclude(self, result):
        """What was asked for is done by what somebody did on the case: nobody needs to be asked any more."""
        for escalation in self.filtered(lambda escalation: not escalation.done_on):
            escalation._mark_done(self.env.user, result)
        self.env["mail.activity"].sudo().search([("after_sales_escalation_id", "in", self.ids)]).unlink()
