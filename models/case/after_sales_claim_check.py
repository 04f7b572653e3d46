# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_case import COORDINATORS

TO_CHECK = "after_sales.mail_activity_type_claim_check"
CHECK_RESULTS = [("confirmed", "Confirmed"), ("partly", "Confirmed in Part"), ("not_confirmed", "Not Confirmed")]


class AfterSalesClaimCheck(models.Model):
    """The market specialist looks at what is claimed, at the customer's place and unannounced (R6.09)."""

    _name = "after_sales.claim.check"
    _description = "On-Site Check of a Claim"
    _inherit = ["after_sales.guarded"]
    _order = "planned_date desc, id desc"
    _check_company_auto = True

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(related="case_id.partner_id", store=True, index=True)
    planned_date = fields.Date("Planned For", required=True, default=fields.Date.context_today, help="Tell nobody outside.")
    specialist_id = fields.Many2one(
        "res.users", "Market Specialist", required=True, index=True, domain="[('share', '=', False)]",
        help="Goes there unannounced. Not who reported the claim.",
    )  # fmt: skip
    found = fields.Text("What Was Found")
    result = fields.Selection(CHECK_RESULTS)
    checked_on = fields.Datetime("Checked", readonly=True, copy=False)
    checked_by_id = fields.Many2one("res.users", "Checked By", readonly=True, copy=False)

    @api.depends("case_id.name", "planned_date")
    def _compute_display_name(self):
        for check in self:
            check.display_name = self.env._("Check of %s", check.case_id.name)

    @api.model_create_multi
    def create(self, vals_list):
        checks = super().create(vals_list)
        checks._refuse_unless_coordinator()
        checks._raise_all(blocker for check in checks for blocker in check._get_specialist_blockers())
        checks._tell_specialist()
        return checks

    def write(self, vals):
        if not is_unlocked(self):
            self._raise_all(reason("claim_checked", check=check.display_name) for check in self if check.checked_on)
            if {"case_id", "planned_date", "specialist_id"}.intersection(vals):
                self._refuse_unless_coordinator()
            if {"found", "result"}.intersection(vals):
                self._refuse_unless_specialist()
        written = super().write(vals)
        if "specialist_id" in vals:
            self._raise_all(blocker for check in self for blocker in check._get_specialist_blockers())
            self._tell_specialist()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_only_before(self):
        self._refuse_unless_coordinator()
        self._raise_all(reason("claim_checked", check=check.display_name) for check in self if check.checked_on)

    def action_done(self):
        """Say that the check was made; what was found stays as it is from then on."""
        self.check_access("write")
        self._refuse_unless_specialist()
        self._raise_all(reason("claim_checked", check=check.display_name) for check in self if check.checked_on)
        self._raise_all(
            reason("claim_check_incomplete", check=check.display_name)
            for check in self
            if not check.result or not check.found
        )
        unlocked(self).write({"checked_on": fields.Datetime.now(), "checked_by_id": self.env.uid})
        labels = dict(self._fields["result"]._description_selection(self.env))
        for check in self.sudo():
            said = self.env._("On-site check, %(result)s: %(found)s", result=labels[check.result], found=check.found)
            check.case_id.message_post(body=said)
            check.case_id.activity_feedback([TO_CHECK], user_id=check.specialist_id.id)
        return True

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"checked_on", "checked_by_id"}

    def _get_specialist_blockers(self):
        if self.specialist_id in self.case_id.create_uid | self.case_id.reported_by_id:
            yield reason("claim_check_own", check=self.display_name, person=self.specialist_id.name)

    def _tell_specialist(self):
        for check in self.sudo():
            check.case_id.activity_schedule(
                TO_CHECK,
                date_deadline=check.planned_date,
                summary=self.env._("Check the claim on site, unannounced"),
                user_id=check.specialist_id.id,
            )
            # Whoever looks at the goods may read what is said about them.
            check.case_id._message_subscribe(check.specialist_id.partner_id.ids)

    def _refuse_unless_coordinator(self):
        if not self.env.su and not self.env.user.has_groups(",".join(COORDINATORS)):
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("claim_check_by_coordinator", checks=names, groups=COORDINATORS)], AccessError)

    def _refuse_unless_specialist(self):
        for check in self:
            if not self.env.su and check.specialist_id != self.env.user:
                person = check.specialist_id.name
                self._raise_all([reason("claim_check_of", check=check.display_name, person=person)], AccessError)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
