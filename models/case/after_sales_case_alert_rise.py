# Part of after_sales. LGPL-3.
from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Command


class AfterSalesCaseAlert(models.Model):
    """Warnings of the control charts: a rise that shows before any threshold is passed."""

    _inherit = "after_sales.case.alert"

    def _warn_of_rises(self, company):
        """Open a warning for each product and fault whose latest month shows a rise, unless it was told already."""
        points = self.env["after_sales.case.chart"].sudo()
        rises = points.search([("company_id", "=", company.id), ("is_present", "=", True), ("signal", "!=", False)])
        for point in rises - rises.filtered(self._is_told):
            months = {"beyond_limit": 1, "two_of_three": 3, "four_of_five": 5, "eight_above": 8}[point.signal]
            first = point.month - relativedelta(months=months - 1)
            self._open(
                company._after_sales_warned(),
                {
                    "company_id": company.id,
                    "signal": point.signal,
                    "product_id": point.product_id.id,
                    "reason_id": point.reason_id.id,
                    "first_date": first,
                    "last_date": point.month + relativedelta(months=1, days=-1),
                    "case_ids": [Command.set(self._cases_of(company, point, first))],
                },
            )

    def _is_told(self, point):
        """Whether a warning about this product and fault is open, or one of the same month was dealt with."""
        same = [
            ("company_id", "=", point.company_id.id),
            ("threshold_id", "=", False),
            ("product_id", "=", point.product_id.id),
            ("reason_id", "=", point.reason_id.id),
        ]
        stands = ["|", ("state", "in", ("new", "looked")), ("last_date", ">=", point.month)]
        return bool(self.sudo().search_count(same + stands, limit=1))

    def _cases_of(self, company, point, first):
        facts = self._facts(company, first, point.reason_id)
        return sorted({fact.case for fact in facts if fact.product == point.product_id.id and fact.on >= first})
