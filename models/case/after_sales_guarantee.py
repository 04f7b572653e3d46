# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import guarantee
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

STATES = [("draft", "Draft"), ("confirmed", "In Force"), ("replaced", "Replaced"), ("cancelled", "Cancelled")]
#: Who puts an agreement of the year in force (R7.16).
MANAGERS = (
    "after_sales.after_sales_group_approver_manager",
    "after_sales.after_sales_group_approver_deputy_gm",
    "after_sales.after_sales_group_approver_gm",
)


class AfterSalesGuarantee(models.Model):
    """The three-guarantee agreement of a customer and year: who bears which class of failures (R1.26, R6.12).

    One is in force for each customer and year; a change is a new version, confirmed in its turn.
    """

    _name = "after_sales.guarantee"
    _description = "Three-Guarantee Agreement"
    _inherit = ["after_sales.agreement"]
    _order = "year desc, id desc"
    _terms = frozenset(
        {"company_id", "partner_id", "year", "version", "line_ids", "signed_date", "signed_copy", "signer"}
    )

    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    partner_id = fields.Many2one(
        "res.partner", "Customer", required=True, index=True, check_company=True, tracking=True
    )
    commercial_partner_id = fields.Many2one(related="partner_id.commercial_partner_id", store=True, index=True)
    year = fields.Integer(required=True, tracking=True, index=True, default=lambda self: fields.Date.today().year)
    version = fields.Integer(readonly=True, copy=False, default=1, tracking=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, copy=False, default="draft", index=True, tracking=True
    )
    signed_date = fields.Date("Signed", copy=False, tracking=True)
    signer = fields.Char("Signed By", copy=False, help="Who signed for the customer.")
    signed_copy = fields.Binary(attachment=True, copy=False)
    signed_copy_name = fields.Char("File Name", copy=False)
    line_ids = fields.One2many("after_sales.guarantee.line", "agreement_id", "Shares", copy=True)
    note = fields.Html("Notes")
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    confirmed_on = fields.Datetime(readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(company_id, commercial_partner_id, year) WHERE state = 'confirmed'",
        "This customer has an agreement in force for that year. Make a new version of it.",
    )

    @api.depends("partner_id", "year", "version")
    def _compute_display_name(self):
        for agreement in self:
            name = f"{agreement.commercial_partner_id.name or ''} {agreement.year}"
            agreement.display_name = f"{name} · v{agreement.version}" if agreement.version > 1 else name

    def action_confirm(self):
        """Put the agreement in force; an earlier version of it is replaced."""
        self._refuse_unless_manager()
        self._raise_all(self._get_confirm_blockers())
        for agreement in self.sudo():
            same = agreement._same_year().filtered(lambda other: other.state == "confirmed")
            unlocked(same).write({"state": "replaced"})
            # The index must see that the place is free.
            same.flush_recordset(["state"])
            stamp = {"confirmed_by_id": self.env.uid, "confirmed_on": fields.Datetime.now()}
            unlocked(agreement).write({"state": "confirmed", **stamp})

    def action_revise(self):
        """Begin the next version: the one in force stays so until it is confirmed."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "confirmed":
            self._raise_all([reason("guarantee_not_in_force", agreement=self.display_name)])
        version = max(self.sudo()._same_year().mapped("version"), default=0) + 1
        revised = unlocked(self).copy({"version": max(version, self.version + 1)})
        return revised._after_sales_form()

    def action_cancel(self):
        """End the agreement: it proposes no shares any more."""
        self._refuse_unless_manager()
        unlocked(self.sudo()).write({"state": "cancelled"})

    def _after_sales_form(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _of(self, partner, company, year):
        """The agreement in force with a customer for a year, or none."""
        return self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("commercial_partner_id", "=", partner.commercial_partner_id.id),
                ("year", "=", year),
                ("state", "=", "confirmed"),
            ],
            limit=1,
        )

    def _same_year(self):
        domain = [("company_id", "=", self.company_id.id), ("year", "=", self.year), ("id", "!=", self.id)]
        return self.search([*domain, ("commercial_partner_id", "=", self.commercial_partner_id.id)])

    def _applying(self, fault, cause):
        """The line for a failure of this fault and cause, as the rule knows it, or None."""
        return guarantee.applying(self.line_ids._lines(), fault.id, cause.id)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "version", "confirmed_by_id", "confirmed_on"}

    def _get_confirm_blockers(self):
        for agreement in self:
            if agreement.state != "draft":
                yield reason("guarantee_frozen", agreement=agreement.display_name)
            if not agreement.signed_date:
                yield reason("guarantee_unsigned", agreement=agreement.display_name)
            if not 2000 <= agreement.year <= 2999:
                yield reason("guarantee_no_year", agreement=agreement.display_name, year=str(agreement.year))
            yield from guarantee.problems(agreement.display_name, agreement.line_ids._lines())

    def _get_frozen_blockers(self):
        for agreement in self:
            if agreement.state != "draft":
                yield reason("guarantee_frozen", agreement=agreement.display_name)

    def _refuse_unless_manager(self):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(MANAGERS)):
            names = ", ".join(self.mapped("display_name"))
            self._raise_all([reason("guarantee_by_manager", agreements=names, groups=MANAGERS)], AccessError)
