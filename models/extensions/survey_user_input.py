# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools import email_normalize

TEXTS = ("value_text_box", "value_char_box")


class SurveyUserInput(models.Model):
    """A finished survey: what was written to a question that collects opinions is reported (R4.63, R9.03)."""

    _inherit = "survey.user_input"

    def _mark_done(self):
        result = super()._mark_done()
        self.sudo().filtered(lambda answer: not answer.test_entry)._after_sales_report_opinions()
        return result

    def _after_sales_report_opinions(self):
        """Each answer once, however often the survey is said to be done."""
        lines = self.user_input_line_ids.filtered(
            lambda line: line.question_id.after_sales_is_opinion and not line.skipped
        )
        known = self.env["after_sales.case"].search([("survey_line_id", "in", lines.ids)]).survey_line_id
        for line in lines - known:
            text = next((line[name] for name in TEXTS if (line[name] or "").strip()), "")
            if text:
                self.env["after_sales.case"]._report_opinion(line, text, line.user_input_id._after_sales_author())

    def _after_sales_author(self):
        """Who wrote, as far as the survey knows."""
        known = self.partner_id
        if not known and self.email:
            known = self.env["res.partner"].search([("email_normalized", "=", email_normalize(self.email))], limit=1)
        return known
