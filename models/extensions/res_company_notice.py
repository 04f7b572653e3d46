# Part of after_sales. LGPL-3.
from datetime import timedelta

import pytz

from odoo import fields, models


class ResCompany(models.Model):
    """Notices of the GM office, first replies and the contact after closing (R4.48, R4.49, R4.52, R4.69)."""

    _inherit = "res.company"

    after_sales_notice_automatic = fields.Boolean(
        "Expedite by Itself", help="Expediting notices are issued when a step is overdue. Off: they are proposed."
    )
    after_sales_notice_pause_days = fields.Integer(
        "Pause between Notices", default=3, help="The same step is not expedited again for so many days."
    )
    after_sales_notice_reply_days = fields.Integer("Days to Reply to a Notice", default=3)
    after_sales_reply_hours = fields.Float(
        "First Reply (hours)", default=24.0, help="From receipt of a complaint to the first reply; zero: no target."
    )
    after_sales_reply_clock = fields.Selection(
        [("elapsed", "Elapsed Hours"), ("working", "Working Hours")],
        "Hours Counted As",
        default="elapsed",
        required=True,
    )
    after_sales_reply_warning_hours = fields.Float(
        "Warning before First Reply (hours)", default=4.0, help="Whoever is responsible is asked so long before."
    )
    after_sales_follow_up_days = fields.Integer(
        "Contact after Closing (days)",
        default=30,
        help="So long after a complaint is closed the customer is asked again; zero: never.",
    )

    def _after_sales_reply_due(self, received):
        """Until when the first reply to what was received then is sent; False where there is no target."""
        self.ensure_one()
        hours = self.after_sales_reply_hours
        if not received or not hours:
            return False
        calendar = self.after_sales_case_calendar_id or self.resource_calendar_id
        if self.after_sales_reply_clock == "working" and calendar:
            moment = calendar.plan_hours(hours, pytz.utc.localize(received), compute_leaves=True)
            return moment and moment.astimezone(pytz.utc).replace(tzinfo=None)
        return received + timedelta(hours=hours)
