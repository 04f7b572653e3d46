# Part of after_sales. LGPL-3.
from odoo import fields, models


class SurveyQuestion(models.Model):
    """Questions whose answers are opinions of customers (R9.03)."""

    _inherit = "survey.question"

    after_sales_is_opinion = fields.Boolean(
        "Collects Opinions",
        help="What somebody writes here becomes a customer opinion in After-Sales, which is answered.",
    )
