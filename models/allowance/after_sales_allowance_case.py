# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesAllowance(models.Model):
    """An allowance or compensation that carries out the decision on a complaint (R4.41, R6.01)."""

    _name = "after_sales.allowance"
    _inherit = ["after_sales.allowance", "after_sales.case.document"]

    def _kinds_for_case(self):
        return (self.kind,)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"case_id"}

    def _covering_request(self):
        return self._case_request() or super()._covering_request()

    def _get_submit_blockers(self):
        yield from super()._get_submit_blockers()
        yield from self._get_case_blockers()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        yield from self._get_case_blockers()

    def _after_post(self):
        super()._after_post()
        self._tell_case()
