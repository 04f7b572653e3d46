# Part of after_sales. LGPL-3.
from datetime import datetime, time, timedelta

import pytz

from odoo import fields, models


class ResCompany(models.Model):
    """How long complaints may take, and on which calendar days are counted (R4.46, R4.47)."""

    _inherit = "res.company"

    after_sales_case_domestic_days = fields.Integer(
        "Days to Settle a Complaint", default=13, help="From acceptance, for customers of the company's country."
    )
    after_sales_case_foreign_days = fields.Integer("Days to Settle a Complaint from Abroad", default=17)
    after_sales_case_calendar_id = fields.Many2one(
        "resource.calendar",
        "Calendar of Complaints",
        help="Days are counted on this calendar, holidays left out. Empty: every day of the year counts.",
    )

    def _after_sales_case_due(self, day, days):
        """The day that lies ``days`` after ``day``, which itself is day 0."""
        self.ensure_one()
        calendar = self.after_sales_case_calendar_id
        if not calendar or not days:
            return day + timedelta(days=days)
        morning = pytz.timezone(calendar.tz or "UTC").localize(datetime.combine(day + timedelta(days=1), time.min))
        planned = calendar.plan_days(days, morning, compute_leaves=True)
        return planned.date() if planned else day + timedelta(days=days)

    def _after_sales_case_moment(self, start, days):
        """The last moment (UTC) of the day that lies ``days`` after the moment ``start``, in the company's time."""
        zone = pytz.timezone(self._after_sales_case_zone())
        day = self._after_sales_case_due(pytz.utc.localize(start).astimezone(zone).date(), days)
        return zone.localize(datetime.combine(day, time(23, 59, 59))).astimezone(pytz.utc).replace(tzinfo=None)

    def _after_sales_case_zone(self):
        return self.after_sales_case_calendar_id.tz or self.resource_calendar_id.tz or self.partner_id.tz or "UTC"
