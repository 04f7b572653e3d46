# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import guarantee
from ...rules.reason import reason


class AfterSalesCase(models.Model):
    """The shares of a case as the year's agreement with the customer proposes them (R6.12)."""

    _inherit = "after_sales.case"

    guarantee_id = fields.Many2one("after_sales.guarantee", "Agreement of the Year", compute="_compute_guarantee_id")

    @api.depends("partner_id", "company_id", "received_on")
    def _compute_guarantee_id(self):
        for case in self:
            year = fields.Date.context_today(case, case.received_on or fields.Datetime.now()).year
            case.guarantee_id = self.env["after_sales.guarantee"]._of(case.partner_id, case.company_id, year)

    def action_propose_shares(self):
        """Fill in who bears how much, as the agreement of the year says; quality may change it."""
        self.ensure_one()
        self.env["after_sales.case.share"].check_access("create")
        self.check_access("read")
        if not self._may_fill("investigate"):
            label = self._fields["share_ids"]._description_string(self.env)
            self._raise_all([reason("section_of_others", case=self.name, fields=label)], AccessError)
        self._raise_all(self._get_propose_blockers())
        line = self.guarantee_id._applying(self.reason_id, self.cause_id)
        self.env["after_sales.case.share"].create(
            [self._prepare_share_vals(party, percent) for party, percent in guarantee.shares(line)]
        )
        return True

    def _get_propose_blockers(self):
        if self.share_ids:
            yield reason("guarantee_shares_there", case=self.name)
        if not self.guarantee_id:
            yield reason("guarantee_missing", case=self.name, customer=self.partner_id.display_name or "")
        elif not self.guarantee_id._applying(self.reason_id, self.cause_id):
            yield reason("guarantee_no_class", case=self.name, agreement=self.guarantee_id.display_name)

    def _prepare_share_vals(self, party, percent) -> dict:
        bearers = {
            "customer": {"partner_id": self.commercial_partner_id.id},
            "department": {"department_id": self.production_department_id.id},
            "supplier": {"partner_id": self.sudo().line_ids.product_id.seller_ids.partner_id[:1].id},
        }
        return {
            "case_id": self.id,
            "party": party,
            "percent": float(percent),
            "note": self.env._("Agreement %s", self.guarantee_id.display_name),
            **bearers[party],
        }
