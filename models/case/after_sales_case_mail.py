# Part of after_sales. LGPL-3.
from odoo import api, models

from ...rules.reason import reason


class AfterSalesCase(models.Model):
    """Mails in, but never out to a customer: the internal form is no letter (R4.13, R4.44)."""

    _inherit = "after_sales.case"

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        """A mail to the address of a route is the draft of a complaint."""
        values = {
            "subject": msg_dict.get("subject") or self.env._("Complaint by e-mail"),
            "description": msg_dict.get("body"),
            "partner_id": msg_dict.get("author_id"),
            "channel": "email",
            "user_id": False,
            **(custom_values or {}),
            "name": "/",
        }
        return super().message_new(msg_dict, custom_values=values)

    def message_post(self, *, partner_ids=None, message_type="notification", **kwargs):
        """Write into the history; a customer is never among those who are told.

        A mail that came in is kept whoever else it went to; a person who adds a customer is told why not.
        """
        if message_type == "email":
            partner_ids = self._insiders(partner_ids).ids
        self._refuse_outsiders(partner_ids)
        return super().message_post(partner_ids=partner_ids, message_type=message_type, **kwargs)

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        insiders = self._insiders(partner_ids)
        return super()._message_subscribe(insiders.ids, subtype_ids=subtype_ids, customer_ids=customer_ids)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Whoever follows from outside, however that came about, is told nothing."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        return [recipient for recipient in recipients if not recipient["share"]]

    def _refuse_outsiders(self, partner_ids):
        outsiders = self.env["res.partner"].browse(partner_ids or []) - self._insiders(partner_ids)
        if outsiders:
            names = ", ".join(outsiders.sudo().mapped("display_name"))
            self._raise_all(reason("case_is_internal", case=case.name, names=names) for case in self)

    def _insiders(self, partner_ids):
        """Those of the partners who are internal users."""
        return (
            self.env["res.partner"].sudo().browse(partner_ids or []).filtered(lambda partner: not partner.partner_share)
        )
