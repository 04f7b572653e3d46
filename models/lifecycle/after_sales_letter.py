# Part of after_sales. LGPL-3.
from odoo import models
from odoo.tools.misc import get_lang

#: How Odoo dresses what it notifies of: with a button that opens the record.
LAYOUT = "mail.mail_notification_layout"


class AfterSalesLetter(models.AbstractModel):
    """What colleagues are told by a template, whose words administrators may change.

    Each reads it in his language, in Odoo or by mail as he chose, with a button that leads to the record. A template
    that somebody deleted tells nothing.
    """

    _name = "after_sales.letter"
    _description = "Letter to Colleagues"

    def _known(self, model, name):
        """A record that came with the addon, if nobody deleted it; without asking the database whether it is there."""
        found = self.env["ir.model.data"]._xmlid_to_res_id(f"after_sales.{name}", raise_if_not_found=False)
        return self.env[model].browse(found or ())

    def _write_to(self, users, record, name):
        """Tell ``users`` about ``record`` in the words of the template ``mail_template_<name>``."""
        # Whoever causes it need not be allowed to read templates, or all that the words of one draw upon.
        template, record = self._known("mail.template", f"mail_template_{name}").sudo(), record.sudo()
        readers = users.sudo().filtered(lambda user: user.active and not user.share)
        for language, together in readers.grouped("lang").items() if template else ():
            words = get_lang(self.env, language).code
            subject, body = (
                template._render_field(field, record.ids, set_lang=words, **options)[record.id]
                for field, options in (
                    ("subject", {}),
                    ("body_html", {"engine": "qweb", "options": {"post_process": True}}),
                )
            )
            record.with_context(lang=words).message_notify(
                partner_ids=together.partner_id.ids, subject=subject, body=body, email_layout_xmlid=LAYOUT
            )
