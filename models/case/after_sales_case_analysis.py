# Part of after_sales. LGPL-3.
from odoo import fields, models

from .after_sales_case_register import DECIDED

METHODS = [("why", "5 Whys"), ("fishbone", "Fishbone")]
BRANCHES = [
    ("man", "People"),
    ("machine", "Machine"),
    ("material", "Material"),
    ("method", "Method"),
    ("measurement", "Measurement"),
    ("environment", "Environment"),
]


class AfterSalesCaseAnalysis(models.Model):
    """One line of the search for the cause: a why and its answer, or a bone of the fish."""

    _name = "after_sales.case.analysis"
    _description = "Analysis of a Case"
    _inherit = ["after_sales.document.line"]
    _order = "case_id, method, sequence, id"
    _document_field = "case_id"

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    method = fields.Selection(METHODS, required=True, default="why")
    branch = fields.Selection(BRANCHES)
    question = fields.Char()
    answer = fields.Char(required=True)
    is_root = fields.Boolean("Root Cause")
    has_evidence = fields.Boolean("Verified", help="It was seen or measured, not supposed.")

    def _refuse_unless_draft(self):
        """Quality goes on looking for the cause after the decision, until the record is in its archive (R4.70)."""
        is_quality = self.env.user.has_group("after_sales.after_sales_group_quality")
        analysed = self.filtered(
            lambda line: is_quality and line.case_id.state in DECIDED and not line.case_id.archived_on
        )
        return super(AfterSalesCaseAnalysis, self - analysed)._refuse_unless_draft()
