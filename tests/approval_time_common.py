# Part of after_sales. LGPL-3.
"""The stage for time: an office with working hours, and what people are told at a moment."""

from contextlib import contextmanager

from odoo.fields import Datetime
from odoo.tests import freeze_time

from .common import AfterSalesCommon

ROLE = "after_sales.after_sales_approval_role_"
#: Monday morning; the shipped policy gives 16 working hours, a reminder 4 before, the next level 16 after.
MONDAY = "2026-03-02 08:00:00"
REMIND, DUE, LATE, ESCALATE = "2026-03-03 12:00:00", "2026-03-03 17:00:00", "2026-03-03 17:01:00", "2026-03-05 17:00:00"


@freeze_time(MONDAY)
class ApprovalTimeCommon(AfterSalesCommon):
    """Goods that can come back, on a Monday morning."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # From 8 to 12 and from 13 to 17, Monday to Friday.
        cls.calendar = cls.env["resource.calendar"].create({"name": "Office", "tz": "UTC", "company_id": False})
        cls.company.resource_calendar_id = cls.calendar
        cls.manager_role = cls.env.ref(f"{ROLE}manager")
        cls.deputy_role = cls.env.ref(f"{ROLE}deputy_gm")
        users = cls.approver_manager | cls.approver_deputy_gm | cls.approver_gm | cls.sales
        users.email = "somebody@example.com"

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 200, 10.0)
        self.order = self.an_order((self.product, 150))
        self.delivered(self.order)

    def moments(self, *texts):
        return [Datetime.to_datetime(text) for text in texts]

    def drafts(self, count):
        returns = self.env["after_sales.return"].with_user(self.sales)
        return returns.union(*(self.a_return(self.order, (self.product, 1)) for _each in range(count)))

    def newest(self, document):
        return document.approval_request_ids.sorted("id")[-1:]

    def activities(self, documents):
        approval = self.env.ref("after_sales.mail_activity_type_approval")
        return documents.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == approval)

    def log(self, document):
        domain = [("res_model", "=", document._name), ("res_id", "=", document.id)]
        return self.env["after_sales.approval.log"].sudo().search(domain, order="sequence")

    @contextmanager
    def told(self):
        """Mails queued meanwhile, and what waits to be written at the end."""
        self.write_letters()
        last = self.env["mail.mail"].search([], order="id desc", limit=1).id or 0

        def mails():
            self.write_letters()
            return self.env["mail.mail"].search([("id", ">", last)])

        yield mails

    def write_letters(self):
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_letter_cron_write").method_direct_trigger()
        self.env.invalidate_all()

    def run_at(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_approval_request_cron_remind").method_direct_trigger()
        self.env.invalidate_all()

    def told_at(self, moment):
        """{user: how the sentence that he was told at ``moment`` begins, up to "due soon", "is late" and so on}."""
        users = self.env["res.users"].search([("share", "=", False)])
        with self.told() as mails:
            self.run_at(moment)
        told = {}
        for mail in mails():
            words = mail.subject.split()
            count = 4 if words[2:3] == ["due"] else 2 if words[1] == "over" else 3
            told[users.filtered(lambda user, m=mail: user.partner_id == m.recipient_ids)] = " ".join(words[:count])
        return told
