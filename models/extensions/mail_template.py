# Part of after_sales. LGPL-3.
from odoo import models


class MailTemplate(models.Model):
    _inherit = "mail.template"

    def _generate_template(self, res_ids, render_fields, *args, **kwargs):
        """No mail is written about a quotation or an allowance that may not be told, from whatever window (R6.14)."""
        if self.model == "sale.order":
            self.env["sale.order"].browse(res_ids)._after_sales_refuse_telling()
        elif self.model == "after_sales.allowance":
            documents = self.env["after_sales.allowance"].browse(res_ids)
            documents._raise_all(documents._untold_reasons([self.env._("the customer")]))
        return super()._generate_template(res_ids, render_fields, *args, **kwargs)
