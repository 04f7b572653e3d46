# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import responsibility
from ..exact import exact

PARTIES = [
    ("department", "Department"),
    ("person", "Person"),
    ("supplier", "Supplier"),
    ("carrier", "Carrier"),
    ("customer", "Customer"),
    ("third", "Third Party"),
]


class AfterSalesCaseShare(models.Model):
    """One party's part in the responsibility for a complaint; together they are 100 % (R4.24, R4.25, R4.27, R8.06)."""

    _name = "after_sales.case.share"
    _description = "Share of Responsibility"
    _inherit = ["after_sales.document.line"]
    _order = "case_id, sequence, id"
    _document_field = "case_id"

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    party = fields.Selection(PARTIES, required=True, default="department")
    department_id = fields.Many2one("hr.department", "Department", index="btree_not_null", check_company=True)
    employee_id = fields.Many2one("hr.employee", "Person", index="btree_not_null", check_company=True)
    partner_id = fields.Many2one("res.partner", "Business Partner", index="btree_not_null", check_company=True)
    percent = fields.Float("Share (%)", digits=(5, 2), required=True)
    claim_amount = fields.Monetary("To Recover", help="What is claimed from a supplier or carrier; empty: his share of the value.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    note = fields.Char("Grounds")

    @api.depends("party", "department_id", "employee_id", "partner_id")
    def _compute_display_name(self):
        for share in self:
            share.display_name = share._bearer().display_name or dict(PARTIES)[share.party]

    def _bearer(self):
        """Whoever bears the share; a person's department need not be named."""
        return {"department": self.department_id, "person": self.employee_id.sudo()}.get(self.party, self.partner_id)

    def _amount_to_recover(self) -> float:
        """What was agreed to recover; where nothing was, the share of what the case comes to."""
        part = self.currency_id.round(self.case_id.amount_total * self.percent / 100)
        return self.claim_amount or part

    def _share(self) -> responsibility.Share:
        bearer = self._bearer()
        return responsibility.Share(f"{bearer._name}:{bearer.id or self.id}", self.display_name, exact(self.percent))
