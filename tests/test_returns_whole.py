# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon

#: What an accountant, a tax return or a customer's statement reads of a journal item.
READ = (
    "display_type", "name", "quantity", "price_unit", "discount", "balance", "amount_currency", "tax_base_amount",
    "date_maturity", "is_refund", "price_subtotal", "price_total",
)  # fmt: skip
LINKS = (
    "account_id", "partner_id", "currency_id", "product_id", "tax_ids", "tax_tag_ids", "tax_line_id",
    "tax_repartition_line_id", "group_tax_id", "sale_line_ids", "after_sales_origin_line_id",
)  # fmt: skip


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsWhole(AfterSalesCommon):
    """A credit note that is created with all its lines is the one that Odoo would have made line by line (ADR 0056)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 100, 10.0)

    def test_it_is_the_same_for_taxes_of_every_kind(self):
        included = self.a_tax(17.0, price_include_override="tax_included")
        plain, second, none = self.a_tax(13.0), self.a_tax(3.0), self.a_tax(0.0)
        both = self.env["account.tax"].create(
            {
                "name": "Both",
                "amount_type": "group",
                "type_tax_use": "sale",
                "children_tax_ids": [Command.set((plain | second).ids)],
            }
        )
        for taxes in (plain, included, plain | second, both, none, plain.browse()):
            with self.subTest(taxes=taxes.mapped("name")):
                self.assertSame(self.an_order((self.product, 3), price=33.33, taxes=taxes))

    def test_it_is_the_same_in_another_currency_with_instalments(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "Half now, half later",
                "line_ids": [
                    Command.create({"value": "percent", "value_amount": 50.0, "nb_days": 0}),
                    Command.create({"value": "percent", "value_amount": 50.0, "nb_days": 30}),
                ],
            }
        )
        order = self.an_order((self.product, 3), price=33.33, taxes=self.a_tax(13.0))
        order.currency_id = self.setup_other_currency("EUR", rates=[("2026-01-01", 0.8)])
        order.payment_term_id = term

        self.assertSame(order)

    def test_it_is_owed_where_its_invoice_is_owed(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)
        invoice = self.invoiced(order)
        owed_on = invoice.line_ids.filtered(lambda line: line.display_type == "payment_term").account_id
        self.customer.property_account_receivable_id = owed_on.copy()

        document = self.a_returned(order)

        credit = document.sudo().credit_note_ids
        self.assertEqual(credit.line_ids.filtered(lambda line: line.display_type == "payment_term").account_id, owed_on)
        self.assertEqual((invoice.payment_state, invoice.amount_residual), ("reversed", 0.0))

    def test_what_follows_from_goods_is_written_once_when_the_credit_fails(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)
        self.invoiced(order)
        document = self.an_approved_return(order)
        self.company_data["default_account_revenue"].active = False

        self.received(document)

        self.assertEqual((document.credit_status, document.picking_ids.state), ("problem", "done"))
        self.assertStock(self.product, quarantine=2.0)
        self.assertEqual(len(self.env["after_sales.return.inspection"].sudo().search([("return_id", "=", document.id)])), 1)
        self.assertEqual(document.sudo().mail_ids.filtered(lambda mail: mail.event == "received").mapped("state"), ["waiting"])
        self.assertFalse(document.sudo().mail_ids.filtered(lambda mail: mail.event == "credited"))

    # -- words of this file --------------------------------------------------------------------------------------------

    def a_tax(self, amount, **values):
        return self.env["account.tax"].create(
            {"name": f"{amount:g} %", "amount": amount, "amount_type": "percent", "type_tax_use": "sale"} | values
        )

    def an_order(self, *lines, price=None, taxes=None, **values):
        order = super().an_order(*lines, **values)
        if price:
            order.order_line.write({"price_unit": price, "tax_ids": [Command.set(taxes.ids)]})
        return order

    def assertSame(self, order):  # noqa: N802 - named like unittest's own
        """What is to be credited of ``order`` is created both ways, and reads the same."""
        self.delivered(order)
        self.invoiced(order)
        document = self.a_submitted_return(order, (self.product, 1)).sudo()
        prepared = list(document._prepare_credit_notes(document._shares_ahead()).values())
        entries = self.env["account.move"].sudo()
        whole = entries._after_sales_create_whole([dict(vals) for vals in prepared])
        by_lines = entries.create([dict(vals) for vals in prepared])

        self.assertEqual(self.read_of(whole), self.read_of(by_lines))
        self.assertEqual(whole.amount_total, by_lines.amount_total)
        self.assertFalse(whole.line_ids.filtered(lambda line: line.move_id.state != "draft"))

    def read_of(self, entry):
        rows = [
            [line[name] for name in READ] + [sorted(line[name].ids) for name in LINKS] for line in entry.line_ids
        ]
        return sorted(rows, key=repr)
