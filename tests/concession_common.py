# Part of after_sales. LGPL-3.
"""Where tests of prices start from: a paid service at 2,000, and quotations of it."""

from odoo.fields import Command

from .common import AfterSalesCommon


class ConcessionCommon(AfterSalesCommon):
    """A company that keeps the prices of paid services to the list."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = cls.env["product.product"].create(
            {
                "name": "Boiler overhaul",
                "type": "service",
                "list_price": 2000.0,
                "invoice_policy": "order",
                "taxes_id": [Command.clear()],
                "after_sales_is_paid_service": True,
            }
        )
        cls.company.after_sales_price_control = "services"

    def a_quotation(self, price=1780.0, *, lines=(), **values):
        """A draft of the salesperson: the service at ``price``, and further ``{line values}``."""
        first = {"product_id": self.service.id, "price_unit": price}
        return (
            self.env["sale.order"]
            .with_user(self.sales)
            .create(
                {
                    "partner_id": self.customer.id,
                    "company_id": self.company.id,
                    "order_line": [Command.create(line) for line in (first, *lines)],
                    **values,
                }
            )
        )

    def a_concession(self, order, why="A rival offers 1,700."):
        action = order.with_user(self.sales).action_after_sales_ask_concession()
        concession = self.env["after_sales.concession"].with_user(self.sales).browse(action["res_id"])
        concession.justification = why
        return concession

    def a_submitted_concession(self, order):
        concession = self.a_concession(order)
        concession.action_submit()
        return concession

    def an_approved_concession(self, order):
        concession = self.a_submitted_concession(order)
        concession.with_user(self.approver_gm).action_approve()
        return concession

    def sent(self, order):
        """Send the quotation the way people do: the button, the template, the window for mails."""
        action = order.action_quotation_send()
        composer = order.env["mail.compose.message"].with_context(**action["context"]).create({})
        composer.action_send_mail()
        return order

    def a_price_table(self, *rows, **policy):
        """A table for concessions in force: ``(role, measure, limit or None for any)``; the general manager by default."""
        rows = rows or (("gm", "amount", None), ("gm", "deviation", None))
        table = self.env["after_sales.approval.table"].sudo().create({
            "title": "Prices", "company_id": self.company.id,
            "policy_ids": [Command.create({"document_kind": "after_sales.concession", **policy})],
            "limit_ids": [
                Command.create({
                    "role_id": self.env.ref(f"after_sales.after_sales_approval_role_{role}").id,
                    "document_kind": "after_sales.concession", "measure": measure,
                    "amount": limit or 0.0, "is_unlimited": limit is None,
                })
                for role, measure, limit in rows
            ],
        })  # fmt: skip
        table._put_in_force()
        return table
