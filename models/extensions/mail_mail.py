# Part of after_sales. LGPL-3.
from odoo import api, models

from ...rules.reason import reason

#: Models whose records are told to nobody outside, or not before they are approved.
INTERNAL = ("after_sales.case", "after_sales.case.reply", "after_sales.allowance")


class MailMail(models.Model):
    """The last door out: whatever makes a mail of a complaint case, no customer gets it; nor one of money too early (R4.44, R6.14)."""

    _inherit = "mail.mail"

    @api.model_create_multi
    def create(self, vals_list):
        mails = super().create(vals_list)
        self.env["after_sales.message"]._raise_all(mails._after_sales_internal_reasons())
        return mails

    def _after_sales_internal_reasons(self):
        for mail in self.filtered(lambda mail: mail.model in INTERNAL):
            outsiders = mail.recipient_ids.filtered("partner_share").mapped("display_name")
            names = [*outsiders, *filter(None, (mail.email_to, mail.email_cc))]
            document = self.env[mail.model].browse(mail.res_id).sudo()
            if names and mail.model == "after_sales.case":
                yield reason("case_is_internal", case=document.name, names=", ".join(names))
            elif names:
                yield from document._untold_reasons(names)
