# Part of after_sales. LGPL-3.
from odoo import models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from .after_sales_case import SPEAKERS

#: Who withdraws a complaint, because the customer does; whoever has but a step of it says his opinion (R14.09).
CANCELLERS = (*SPEAKERS, "after_sales.after_sales_group_service_department")


class AfterSalesCase(models.Model):
    """A case is cancelled by those who speak with customers; a draft by whoever wrote it too."""

    _inherit = "after_sales.case"

    def _compute_can(self):
        super()._compute_can()
        for case in self:
            case.can_cancel = case.can_cancel and case._may_cancel()

    def _refuse_without_right(self, event):
        super()._refuse_without_right(event)
        others = self.filtered(lambda case: not case._may_cancel()) if event == "cancel" else self.browse()
        if others:
            names = ", ".join(others.mapped("name"))
            self._raise_all([reason("no_right", event=event, documents=names, groups=CANCELLERS)], AccessError)

    def _may_cancel(self) -> bool:
        is_own_draft = self.state == "draft" and self.create_uid == self.env.user
        return self.env.su or is_own_draft or self.env.user.has_groups(",".join(CANCELLERS))
