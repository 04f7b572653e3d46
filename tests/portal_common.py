# Part of after_sales. LGPL-3.
"""Two customers with a login each, and what they send to the server by hand."""

import re

from odoo.http import Request
from odoo.tests import HttpCase, new_test_user

from .common import AfterSalesCommon

#: The smallest picture there is.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)


class PortalCommon(AfterSalesCommon, HttpCase):
    """Rosa ordered and got ten boilers; Ivan ordered and got four pumps. Each may log in to the portal."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rosa = cls.a_portal_user("rosa")
        cls.customer = cls.rosa.partner_id
        cls.ivan = cls.a_portal_user("ivan")
        cls.other = cls.ivan.partner_id

    @classmethod
    def a_portal_user(cls, login, **values):
        user = new_test_user(
            cls.env, login, groups="base.group_portal", name=f"{login.title()} Customer", company_id=cls.company.id, **values
        )
        user.partner_id.company_id = False
        return user

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.product, 10, 10.0)
        self.order = self.an_order((self.product, 10), partner=self.customer, user_id=self.sales.id)
        self.delivery = self.delivered(self.order)
        self.pump = self.a_product(name="Pump")
        self.bought(self.pump, 4, 10.0)
        self.foreign_order = self.an_order((self.pump, 4), partner=self.other)
        self.foreign_delivery = self.delivered(self.foreign_order)

    def as_user(self, user):
        self.authenticate(user.login if user else None, user.login if user else None)

    def page(self, url, status=200):
        """The page at ``url`` as its visitor gets it, redirections not followed."""
        answer = self.url_open(url, allow_redirects=False)
        self.assertEqual(answer.status_code, status, answer.text[-300:])
        return answer

    def assertTurnedAway(self, url):  # noqa: N802 - named like unittest's own
        """Whoever looks at ``url`` gets nothing of it: he is sent elsewhere or told that there is nothing."""
        answer = self.url_open(url, allow_redirects=False)
        self.assertIn(answer.status_code, (302, 303, 403, 404), url)
        return answer

    def key(self, delivery, lot=None):
        return f"quantity-{delivery.move_ids.id}-{lot.id if lot else 0}"

    def asked(self, quantities, order=None, files=(), **values):
        """Send the form: ``quantities`` by the name of the field."""
        data = {
            "csrf_token": Request.csrf_token(self),
            "order": (order or self.order).id,
            "reason": self.reason.id,
            "words": "It leaks.",
            **quantities,
            **values,
        }
        sent = [("files", file) for file in files]
        return self.url_open("/my/returns/new", data=data, files=sent or None, allow_redirects=False)

    def refusals(self, answer):
        """The sentences of a form that came back."""
        self.assertEqual(answer.status_code, 422)
        return "\n".join(re.findall(r"<li>(.*?)</li>", answer.text.partition('id="after_sales_refusals"')[2]))

    def requests(self):
        return self.env["after_sales.return"].search([("origin", "=", "portal")])
