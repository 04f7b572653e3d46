# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesCaseReply(models.Model):
    """Papers that go with a reply: its own, never those of the case or of any other record (R4.44)."""

    _inherit = "after_sales.case.reply"

    def write(self, vals):
        if "is_signature_asked" in vals:
            self._raise_all(reason("reply_sent_already", reply=reply.name) for reply in self if reply.state != "draft")
        return super().write(vals)

    def action_send(self):
        """Send the reply with what is enclosed; from then on the files are the reply's."""
        self.check_access("write")
        self._raise_all(blocker for reply in self for blocker in reply._get_file_blockers())
        for reply in self:
            reply.attachment_ids.sudo().write({"res_model": self._name, "res_id": reply.id, "public": False})
        return super().action_send()

    def _get_file_blockers(self):
        # Read by the superuser, so that a file which the user may not read is refused and not left out.
        for file in self.sudo().attachment_ids:
            if not self._may_enclose(file):
                yield reason("reply_file_of_other", reply=self.name, file=file.name)

    def _may_enclose(self, file) -> bool:
        """Whether it was uploaded for this reply, and is a file rather than a link."""
        own = file.res_model == self._name and file.res_id == self.id
        fresh = not file.res_id and file.create_uid == self.env.user and file.res_model in (False, self._name)
        return file.type == "binary" and (own or fresh)
