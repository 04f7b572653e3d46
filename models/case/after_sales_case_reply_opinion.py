# Part of after_sales. LGPL-3.
from odoo import models

SERVICE = "after_sales.after_sales_group_service_department"


class AfterSalesCaseReply(models.Model):
    """The service department answers opinions of customers; complaints it leaves to those who talk to them (R4.63)."""

    _inherit = "after_sales.case.reply"

    def _refuse_unless_speaker(self):
        own = self.filtered(lambda reply: reply.sudo().case_id.kind == "opinion")
        if self.env.user.has_group(SERVICE):
            own.case_id.check_access("read")
            return super(AfterSalesCaseReply, self - own)._refuse_unless_speaker() if self - own else None
        return super()._refuse_unless_speaker()
