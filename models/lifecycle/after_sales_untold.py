# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesUntold(models.AbstractModel):
    """A document of which no outsider is told before it is approved, by whatever way a message takes (R6.14, R7.03).

    A concrete document says when it may be told (``_may_be_told``).
    """

    _name = "after_sales.untold"
    _description = "Told to Nobody Outside before Approval"
    _inherit = ["mail.thread"]

    def _may_be_told(self) -> bool:
        """Whether customers may hear of this document."""
        return True

    def message_post(self, *, partner_ids=None, message_type="notification", **kwargs):
        """Write into the history; a person who adds a customer too early is told why not."""
        if message_type != "email":
            self._refuse_telling(partner_ids)
        return super().message_post(partner_ids=partner_ids, message_type=message_type, **kwargs)

    def message_notify(self, *, partner_ids=None, **kwargs):
        """Tell people; a customer too early is refused."""
        self._refuse_telling(partner_ids)
        return super().message_notify(partner_ids=partner_ids, **kwargs)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Whoever follows from outside, however that came about, is told nothing too early."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        if all(document.sudo()._may_be_told() for document in self):
            return recipients
        return [recipient for recipient in recipients if not recipient["share"]]

    def _refuse_telling(self, partner_ids):
        outsiders = self.env["res.partner"].sudo().browse(partner_ids or []).filtered("partner_share")
        if outsiders:
            self.env["after_sales.message"]._raise_all(self._untold_reasons(outsiders.mapped("display_name")))

    def _untold_reasons(self, names):
        """Why these people outside hear nothing yet."""
        for document in self.sudo():
            if not document._may_be_told():
                yield reason("told_too_early", document=document.display_name, names=", ".join(names))
