# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked

REPORT_DAYS = 3
GENERAL_MANAGER = "after_sales.after_sales_group_approver_gm"
#: What the general manager alone says.
OF_GENERAL_MANAGER = {"instruction", "substitute_id"}


class AfterSalesCaseInspection(models.Model):
    """A joint inspection at the customer's site, and the report on it to the general manager (R4.22, R4.23, R4.29)."""

    _name = "after_sales.case.inspection"
    _description = "Joint Inspection"
    _inherit = ["after_sales.guarded"]
    _order = "planned_on desc, id desc"
    _check_company_auto = True

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    planned_on = fields.Datetime("Planned For", required=True, default=fields.Datetime.now)
    place = fields.Char()
    sales_id = fields.Many2one("res.users", "Sales", default=lambda self: self.env.user)
    quality_id = fields.Many2one("res.users", "Quality")
    manufacturing_id = fields.Many2one("res.users", "Manufacturing")
    substitute_id = fields.Many2one(
        "res.users", "In Place of Quality", help="Assigned by the general manager when quality cannot come in time."
    )
    inspected_on = fields.Datetime("Inspected")
    report = fields.Text(help="What was found: to the general manager within three days.")
    report_due = fields.Date("Report Due", compute="_compute_report_due", store=True, index=True)
    reported_on = fields.Datetime("Reported", readonly=True)
    reported_by_id = fields.Many2one("res.users", "Reported By", readonly=True)
    instruction = fields.Text("General Manager's Instruction")
    is_late = fields.Boolean("Report Overdue", compute="_compute_is_late")

    @api.depends("inspected_on")
    def _compute_report_due(self):
        for inspection in self:
            done = inspection.inspected_on
            inspection.report_due = done.date() + timedelta(days=REPORT_DAYS) if done else False

    @api.depends("report_due", "reported_on")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for inspection in self:
            until = inspection.reported_on.date() if inspection.reported_on else today
            inspection.is_late = bool(inspection.report_due) and inspection.report_due < until

    @api.depends("case_id.name", "place")
    def _compute_display_name(self):
        for inspection in self:
            inspection.display_name = " · ".join(filter(None, (inspection.case_id.name, inspection.place)))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_words_of_general_manager({name for name, value in vals.items() if value})
        inspections = super().create(vals_list)
        inspections._tell_people({"quality_id", "manufacturing_id", "substitute_id"})
        return inspections

    def write(self, vals):
        self._refuse_words_of_general_manager(vals)
        if "report" in vals and not is_unlocked(self):
            self._raise_all(
                reason("inspection_reported", inspection=each.display_name) for each in self if each.reported_on
            )
        written = super().write(vals)
        self._tell_people({"quality_id", "manufacturing_id", "substitute_id"}.intersection(vals))
        return written

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"reported_on", "reported_by_id"}

    def action_report(self):
        """Send the report on the inspection to the general manager."""
        self.check_access("write")
        self._raise_all(
            reason("inspection_without_report", inspection=each.display_name)
            for each in self
            if not each.inspected_on or not each.report
        )
        self._raise_all(
            reason("inspection_reported", inspection=each.display_name) for each in self if each.reported_on
        )
        unlocked(self).write({"reported_on": fields.Datetime.now(), "reported_by_id": self.env.uid})
        for inspection in self:
            managers = self.env.ref(GENERAL_MANAGER).sudo().all_user_ids
            inspection._tell(
                managers.filtered(lambda user, company=inspection.company_id: company in user.company_ids),
                self.env._("Read the report on a joint inspection and give your instruction"),
            )
        return True

    def _tell_people(self, names):
        for inspection in self:
            for name in sorted(names):
                inspection._tell(inspection[name], self.env._("Joint inspection: %s", inspection.place or ""))

    def _tell(self, users, summary):
        day = fields.Date.to_date(self.planned_on) if not self.reported_on else None
        for user in users:
            self.sudo().case_id.activity_schedule(
                "mail.mail_activity_data_todo", date_deadline=day, summary=summary, user_id=user.id
            )

    def _refuse_words_of_general_manager(self, names):
        if OF_GENERAL_MANAGER.intersection(names) and not self.env.user.has_group(GENERAL_MANAGER):
            self._raise_all([reason("inspection_of_general_manager")], AccessError)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
