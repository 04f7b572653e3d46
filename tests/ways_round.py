# Part of after_sales. LGPL-3.
"""The stage of the tests that try to get around the gate: one sold, delivered and invoiced order, control enforced."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import call_kw

from .common import AfterSalesCommon


class WaysRound(AfterSalesCommon):
    """Ten boilers were sold at 100, delivered and invoiced; the company refuses what goes around the documents."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 40, 10.0)
        self.order = self.an_order((self.product, 10))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)
        self.company.after_sales_control = "enforce"

    def over_rpc(self, user, records, method, *args, context=None, **kwargs):
        """Call ``method`` as the server does for a request of ``user``: public methods, his rights, any context."""
        model = self.env(user=user.id, context={}, su=False)[records._name]
        ids = [records.ids] if records else []
        return call_kw(model, method, [*ids, *args], {**kwargs, "context": context or {}})

    def assertNoWay(self, ways, *sentences, error=UserError):  # noqa: N802 - named like unittest's own
        """Each of ``ways`` ({what is tried: how}) is refused, with all of ``sentences`` in the message."""
        for name, way in ways.items():
            with self.subTest(name):
                self.assertRefused(way, *sentences, error=error)

    def a_bookkeeper(self):
        """An accountant with all rights that Odoo gives in accounting."""
        user = self._a_user("accountant", login="bookkeeper")
        user.group_ids += self.env.ref("account.group_account_manager")
        return user

    def an_invoice(self, *lines, partner=None, **values):
        """A draft customer invoice of ``(name, price)`` or of ``(name, price, {line values})``."""
        return self.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": (partner or self.customer).id,
                "invoice_date": "2026-03-02",
                "date": "2026-03-02",
                "invoice_line_ids": [
                    Command.create({"name": name, "price_unit": price, "tax_ids": [], **(more[0] if more else {})})
                    for name, price, *more in lines
                ],
                **values,
            }
        )

    def an_entry(self, amount, partner=None, **values):
        """A draft journal entry that takes ``amount`` off what the customer owes."""
        customer = partner or self.customer
        lines = [
            {"account_id": customer.property_account_receivable_id.id, "credit": amount, "partner_id": customer.id},
            {"account_id": self.company_data["default_account_revenue"].id, "debit": amount},
        ]
        return self.env["account.move"].create(
            {"move_type": "entry", "date": "2026-03-02", "line_ids": [Command.create(line) for line in lines], **values}
        )

    def in_register(self, entry):
        """Whether the register of bypasses shows ``entry``, to him who opens it and to him who opens the entry."""
        listed = entry in self.env["account.move"].search([("after_sales_is_bypass", "=", True)])
        entry.invalidate_recordset(["after_sales_is_bypass"])
        self.assertEqual(entry.after_sales_is_bypass, listed)
        return listed

    def posted(self, entry):
        entry.action_post()
        return entry
