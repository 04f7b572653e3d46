# Part of after_sales. LGPL-3.
"""The people, goods and papers of the story, found by the names that the story gives them."""

from datetime import datetime, time, timedelta

from odoo import SUPERUSER_ID, fields

COMPANY = "Brightwell Heating"
#: Where its people live: what they say happened today has happened on their calendar.
ZONE = "America/Los_Angeles"


class Stage:
    """The company of the story and all in it; what is not there yet is an empty recordset."""

    def __init__(self, env):
        self.company = env(user=SUPERUSER_ID)["res.company"].search([("name", "=", COMPANY)], limit=1)
        quiet = {
            "mail_auto_subscribe_no_notify": True,
            "tracking_disable": True,
            "allowed_company_ids": self.company.ids,
        }
        self.env = env(user=SUPERUSER_ID, context={**env.context, **quiet})
        self.today = fields.Date.context_today(self.env["res.company"].with_context(tz=ZONE))

    def user(self, login):
        return self.env["res.users"].search([("login", "=", login)])

    def product(self, code):
        return self.env["product.product"].search([("default_code", "=", code), ("company_id", "=", self.company.id)])

    def customer(self, name):
        return self.env["res.partner"].search([("name", "=", name), ("company_id", "=", self.company.id)], limit=1)

    def order(self, reference):
        return self.env["sale.order"].search(
            [("client_order_ref", "=", reference), ("company_id", "=", self.company.id)]
        )

    @property
    def warehouse(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.company.id)], limit=1)

    def acting(self, records, login):
        """``records`` in the hands of the user ``login``: his rights, his name on what he does."""
        return records.with_user(self.user(login))

    def telling(self, records, login):
        """The same with the history that people read in the chatter."""
        return self.acting(records, login).with_context(tracking_disable=False)

    def end_of_scene(self):
        """What one person did is over before the next one begins, so that the history tells them apart."""
        self.env.cr.flush()

    def day(self, days_ago):
        return self.today - timedelta(days=days_ago)

    def noon(self, days_ago):
        return datetime.combine(self.day(days_ago), time(12))
