# Part of after_sales. LGPL-3.
from odoo import api, models

from ...rules.reason import reason


class MailMail(models.Model):
    """The last door out: whatever makes a mail of a complaint case, no customer gets it (R4.44)."""

    _inherit = "mail.mail"

    @api.model_create_multi
    def create(self, vals_list):
        mails = super().create(vals_list)
        self.env["after_sales.message"]._raise_all(mails._after_sales_internal_reasons())
        return mails

    def _after_sales_internal_reasons(self):
        for mail in self.filtered(lambda mail: mail.model == "after_sales.case"):
            outsiders = mail.recipient_ids.filtered("partner_share").mapped("display_name")
            names = [*outsiders, *filter(None, (mail.email_to, mail.email_cc))]
            if names:
                case = self.env["after_sales.case"].browse(mail.res_id).sudo()
                yield reason("case_is_internal", case=case.name, names=", ".join(names))
