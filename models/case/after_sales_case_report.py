# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Domain

from .after_sales_case import CATEGORIES


class AfterSalesCaseReport(models.Model):
    """What a customer reported himself, as he said it: his paper, while the case behind it is the house's (R4.44).

    Portal users have no access right on it, nor on the case: pages are made for them, after a check that the report is
    theirs. Nobody rewrites what the customer said; the case says what the house makes of it.
    """

    _name = "after_sales.case.report"
    _description = "Complaint Reported by a Customer"
    _inherit = ["after_sales.guarded", "portal.mixin"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char("Number", required=True, readonly=True, default="/", copy=False)
    case_id = fields.Many2one(
        "after_sales.case", required=True, readonly=True, ondelete="restrict", check_company=True, index=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    partner_id = fields.Many2one("res.partner", "Reported By", required=True, readonly=True, index=True)
    commercial_partner_id = fields.Many2one(related="partner_id.commercial_partner_id", store=True, index=True)
    order_id = fields.Many2one("sale.order", "Order", readonly=True, check_company=True)
    category = fields.Selection(CATEGORIES, "About", required=True, readonly=True)
    goods = fields.Text(readonly=True, help="The items and how much of each, as the customer chose them.")
    words = fields.Text("In His Words", required=True, readonly=True)
    picture_count = fields.Integer("Files Sent", readonly=True)
    case_state = fields.Selection(related="case_id.state", string="Case Status")
    status = fields.Selection(
        selection=lambda self: self._status_selection(), compute="_compute_status", string="Told to the Customer"
    )

    _once = models.UniqueIndex("(case_id)")

    @api.model
    def _status_selection(self):
        """Where a complaint stands, in words for customers: no steps, no units, no opinions (R4.44)."""
        return [
            ("received", self.env._("Received")),
            ("examined", self.env._("Being examined")),
            ("answered", self.env._("Answered")),
            ("closed", self.env._("Closed")),
        ]

    @api.depends("case_id.state", "case_id.child_ids.state", "case_id.reply_ids.state")
    def _compute_status(self):
        for report in self:
            report.status = report.sudo()._status_now()

    def _status_now(self) -> str:
        case = self._case_now()
        if case.state in ("done", "cancelled"):
            return "closed"
        if self._replies()[-1:].state in ("sent", "accepted"):
            return "answered"
        return "received" if case.state in ("draft", "reported") and case == self.case_id else "examined"

    def _case_now(self):
        """The round that runs: what a customer refused is looked at again as a case of its own (R4.42)."""
        case = self.case_id
        while case.child_ids:
            case = case.child_ids.sorted("id")[-1]
        return case

    def _rounds(self):
        rounds, case = self.case_id, self.case_id
        while case.child_ids:
            case = case.child_ids.sorted("id")[-1]
            rounds |= case
        return rounds

    def _replies(self):
        """What the customer was answered, the oldest first."""
        return self._rounds().reply_ids.filtered("sent_on").sorted(lambda reply: (reply.sent_on, reply.id))

    def _compute_access_url(self):
        super()._compute_access_url()
        for report in self:
            report.access_url = f"/my/complaints/{report.id}"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals["name"] = self.env["ir.sequence"].next_by_code(self._name) or "/"
        return super().create(vals_list)

    def _get_engine_fields(self):
        """All of it: a report is what the customer said."""
        names = {name for name, field in self._fields.items() if field.store and name not in models.MAGIC_COLUMNS}
        return super()._get_engine_fields() | (names - {"access_token"})

    def action_view_case(self):
        """Open the case behind the report."""
        self.ensure_one()
        return self.case_id._view_cases()

    def action_preview_portal(self):
        """Show the page that the customer sees."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "target": "self", "url": self.get_portal_url()}

    def _portal_domain(self, partner) -> Domain:
        """The reports that the customer ``partner`` may see: those of his company."""
        return Domain("commercial_partner_id", "=", partner.commercial_partner_id.id)

    def _belongs_to(self, partner) -> bool:
        return bool(self.sudo().filtered_domain(self._portal_domain(partner)))

    def _portal_known(self) -> Domain:
        """Every report is known to its customer: he wrote it."""
        return Domain.TRUE

    def _portal_status(self) -> tuple[str, str]:
        """The word for where it stands, and the colour of it."""
        colours = {"received": "secondary", "examined": "info", "answered": "warning", "closed": "success"}
        return dict(self._status_selection())[self.status], colours[self.status]

    def _portal_steps(self) -> list[tuple[str, object, bool]]:
        """The stations that the customer is told of: (label, day, is behind us)."""
        report = self.sudo()
        replies, case = report._replies(), report._case_now()
        reached = ("received", "examined", "answered", "closed").index(report.status)
        words = dict(self._status_selection())
        closed_on = case.posted_on or case.write_date
        days = {
            "received": report.create_date,
            "examined": report.case_id.accepted_on,
            "answered": replies[-1:].sent_on,
            "closed": closed_on if report.status == "closed" else False,
        }
        return [
            (words[status], days[status] if place <= reached else False, place <= reached and bool(days[status]))
            for place, status in enumerate(words)
        ]
