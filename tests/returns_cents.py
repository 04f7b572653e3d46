# Part of after_sales. LGPL-3.
"""Words of the tests about cents: sales at nasty prices, credited piece by piece."""

from collections import defaultdict

from odoo.fields import Command


class ReturnsCents:
    """Mixed into a case that has the builders."""

    def a_tax(self, percent, **values):
        account = self.company_data["default_account_tax_sale"].id
        lines = [
            Command.create({"repartition_type": "base"}),
            Command.create({"repartition_type": "tax", "account_id": account}),
        ]
        return self.env["account.tax"].create(
            {
                "name": f"{percent} % {len(self.env['account.tax'].search([]))}",
                "amount": percent,
                "type_tax_use": "sale",
                "company_id": self.company.id,
                "invoice_repartition_line_ids": lines,
                "refund_repartition_line_ids": lines,
                **values,
            }
        )

    def a_repartition(self, *factors):
        return [
            Command.create({"repartition_type": "base"}),
            *[Command.create({"repartition_type": "tax", "factor_percent": factor}) for factor in factors],
        ]

    def a_sale_of(self, quantity, price, taxes, discount=0.0, **order):
        product = self.a_product(taxes_id=[Command.set(taxes.ids)])
        self.bought(product, quantity, 10.0)
        sold = self.an_order((product, quantity, {"price_unit": price, "discount": discount}), **order)
        self.delivered(sold)
        return sold, product

    def credited_one_by_one(self, quantity, price, taxes, date="2026-03-02", **order):
        sold, product = self.a_sale_of(quantity, price, taxes, **order)
        invoice = self.invoiced(sold, date=date)
        for _each in range(quantity):
            self.a_returned(sold, (product, 1))
        return invoice

    def assertNothingLeft(self, invoice):  # noqa: N802 - named like unittest's own
        """Invoice and credit notes cancel out: per account and tax, in both currencies; nothing is owed."""
        left = defaultdict(lambda: [0.0, 0.0])
        for line in (invoice | invoice.reversal_move_ids).line_ids:
            if line.display_type != "cogs":
                key = line.account_id.display_name, line.tax_line_id.name, line.tax_ids.mapped("name")
                left[str(key)][0] += line.amount_currency
                left[str(key)][1] += line.balance
        found = {key: [round(amount, 2) for amount in amounts] for key, amounts in left.items()}
        self.assertEqual({key: amounts for key, amounts in found.items() if any(amounts)}, {})
        self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))
