# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import Reason
from ...rules.seriousness import OF_GENERAL_MANAGER

#: Codes of ``rules/seriousness.py``.
GROUNDS = [
    ("serious_return", "Return or Exchange"),
    ("serious_customers", "Several Customers"),
    ("serious_repeated", "Repeated Complaints"),
    ("serious_grade", "Grade"),
    ("serious_amount", "Large Claim"),
    ("serious_specification", "Same Product Again"),
]


class AfterSalesCaseGround(models.Model):
    """One ground on which a complaint is serious, with its numbers when it was found; it stays (R4.54 to R4.56)."""

    _name = "after_sales.case.ground"
    _description = "Ground of Seriousness"
    _inherit = ["after_sales.guarded"]
    _order = "case_id, id"

    case_id = fields.Many2one("after_sales.case", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    code = fields.Selection(GROUNDS, "Ground", required=True, readonly=True, index=True)
    numbers = fields.Json(readonly=True)
    found_on = fields.Datetime("Since", required=True, readonly=True, default=fields.Datetime.now)
    sentence = fields.Char("Why", compute="_compute_sentence")

    _once = models.UniqueIndex("(case_id, code)")

    @api.depends("code", "numbers")
    @api.depends_context("lang")
    def _compute_sentence(self):
        message = self.env["after_sales.message"]
        for ground in self:
            ground.sentence = ground.code and message._sentence(Reason(ground.code, ground._words()))

    @api.depends("code")
    def _compute_display_name(self):
        labels = dict(self._fields["code"]._description_selection(self.env))
        for ground in self:
            ground.display_name = labels.get(ground.code, "")

    def _get_engine_fields(self):
        return set(self._fields) - set(models.MAGIC_COLUMNS)

    def _words(self) -> dict:
        """The numbers as people read them: amounts in the currency of the company."""
        currency = self.company_id.currency_id
        money = {"claimed", "limit"}
        return {
            name: currency.format(float(value)) if name in money else value
            for name, value in (self.numbers or {}).items()
        }

    def _is_for_general_manager(self) -> bool:
        return bool(OF_GENERAL_MANAGER.intersection(self.mapped("code")))
