# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...rules import early_warning
from ...rules.reason import reason
from ..exact import exact

SUBJECTS = [("product", "Product"), ("category", "Product Category")]
GROUNDS = [("reason", "Fault"), ("cause", "Cause")]
MEASURES = [("case", "Cases"), ("quantity", "Complained Quantity")]
COMPARISONS = [("above", "More Than"), ("reached", "At Least")]
PERIODS = [("days", "Days"), ("month", "Calendar Month"), ("quarter", "Calendar Quarter"), ("year", "Calendar Year")]


class AfterSalesCaseThreshold(models.Model):
    """How many complaints about the same thing are too many: as many rows as a company wants, each for itself (R4.61)."""

    _name = "after_sales.case.threshold"
    _description = "Threshold of Early Warning"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.", index=True)
    subject = fields.Selection(SUBJECTS, "The Same", required=True, default="product")
    ground = fields.Selection(
        GROUNDS, "With the Same", required=True, default="reason",
        help="The fault that customers name, or the cause that investigation found.",
    )  # fmt: skip
    category_id = fields.Many2one("product.category", "Only For", help="Products of this category and those below it.")
    measure = fields.Selection(MEASURES, "Counted In", required=True, default="case")
    comparison = fields.Selection(COMPARISONS, "Warns At", required=True, default="above")
    limit_count = fields.Float("Limit", required=True, default=10.0, digits="Product Unit")
    period = fields.Selection(PERIODS, "Within", required=True, default="quarter")
    days = fields.Integer("Number of Days", default=1, help="1: all on one day.")
    user_ids = fields.Many2many(
        "res.users", string="Told", domain="[('share', '=', False)]",
        help="Empty: those whom the company names, else quality and the coordinator.",
    )  # fmt: skip

    _limit_positive = models.Constraint("CHECK(limit_count > 0)", "A threshold must be above zero.")
    _days_positive = models.Constraint("CHECK(days > 0)", "A threshold needs one day at least.")

    @api.constrains("subject", "measure")
    def _check_measure(self):
        for threshold in self:
            if threshold.subject == "category" and threshold.measure == "quantity":
                why = reason("threshold_mixes_units", threshold=threshold.name)
                raise ValidationError(self.env["after_sales.message"]._sentence(why))

    def _rule(self) -> early_warning.Threshold:
        return early_warning.Threshold(
            limit=exact(self.limit_count),
            is_above=self.comparison == "above",
            period=self.period,
            days=self.days,
            by_quantity=self.measure == "quantity",
        )

    def _for_company(self, company):
        """The rows that a company is warned by."""
        return self.search([("company_id", "in", (company.id, False))])

    def _concerns(self, fact) -> bool:
        """Whether the row is about this complained item."""
        own = self.category_id
        return bool(fact.product and (fact.cause if self.ground == "cause" else fact.reason)) and (
            not own or own.parent_path in self._path(fact.category)
        )

    def _path(self, category):
        return self.env["product.category"].browse(category).parent_path or ""

    def _key(self, fact) -> tuple:
        """What must be the same of two complaints: (product, category, fault, cause), 0 for what may differ."""
        is_product, is_cause = self.subject == "product", self.ground == "cause"
        return (
            fact.product if is_product else 0,
            0 if is_product else fact.category,
            0 if is_cause else fact.reason,
            fact.cause if is_cause else 0,
        )

    def _receivers(self, company):
        """Who is told: those of the row, else of the company, else quality and the coordinator."""
        return company._after_sales_warned(self.user_ids)
