# Part of after_sales. LGPL-3.
"""What every benchmark starts from: people, sold goods and the settings that the environment may change."""

import os
from typing import NamedTuple

from odoo.fields import Command

QUANTITY = 2
GROUPS = {
    "seller": (
        "after_sales.after_sales_group_sales",
        "sales_team.group_sale_salesman_all_leads",
        "stock.group_stock_user",
    ),
    # All roles: what a customer got before counts, so a long history goes up to the general manager.
    "approver": tuple(f"after_sales.after_sales_group_approver_{role}" for role in ("manager", "deputy_gm", "gm")),
    # One for each level, where an approval climbs them all.
    **{level: (f"after_sales.after_sales_group_approver_{level}",) for level in ("manager", "deputy_gm", "gm")},
    "storekeeper": ("after_sales.after_sales_group_warehouse",),
    # Without documents one person needs the rights of several.
    "allrounder": ("sales_team.group_sale_manager", "stock.group_stock_user", "account.group_account_invoice"),
}


class Settings(NamedTuple):
    """How much is measured, and with which kind of goods."""

    count: int = int(os.environ.get("N") or 200)
    mode: str = os.environ.get("MODE", "both")
    chunk: int = int(os.environ.get("CHUNK") or 50)
    cost: str = os.environ.get("COST", "average")
    valuation: str = os.environ.get("VALUATION", "periodic")
    lists_statements: bool = bool(os.environ.get("STATEMENTS"))


class World:
    """A company as the addon's installation left it, with people and a product to sell."""

    def __init__(self, env, settings: Settings):
        self.env = env(su=True, context=dict(env.context, allowed_company_ids=env.company.ids, tracking_disable=True))
        self.settings = settings
        # The same work as without documents: no papers.
        self.env.company.after_sales_return_proof_required = False
        self.warehouse = self.env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1)
        self.reason = self.env.ref("after_sales.after_sales_reason_defect")
        self.tax = self._make_tax()
        self.users = {name: self._make_user(name, groups) for name, groups in GROUPS.items()}

    def env_of(self, name):
        """The environment of one person: his rights, his company, nothing of the superuser."""
        context = {"lang": "en_US", "allowed_company_ids": self.env.company.ids}
        env = self.env(user=self.users[name].id, su=False, context=context)
        # As in a request of his: what is pending is written in his name.
        env.transaction.default_env = env
        return env

    def make_product(self, name):
        category = self.env["product.category"].create(
            {
                "name": name,
                "property_cost_method": self.settings.cost,
                "property_valuation": self.settings.valuation,
            }
        )
        product = self.env["product.product"].create(
            {
                "name": name,
                "type": "consu",
                "is_storable": True,
                "categ_id": category.id,
                "invoice_policy": "delivery",
                "list_price": 100.0,
                "standard_price": 40.0,
                "taxes_id": [Command.set(self.tax.ids)],
            }
        )
        self.env["stock.quant"]._update_available_quantity(product, self.warehouse.lot_stock_id, 1e6)
        return product

    def make_customers(self, name, count):
        return self.env["res.partner"].create([{"name": f"{name} {number}"} for number in range(count)])

    def make_orders(self, product, customers):
        """One delivered and invoiced order of one discounted line for each of ``customers``; the transaction ends."""
        orders = self.env["sale.order"].create([self._prepare_order_vals(product, customer) for customer in customers])
        orders.action_confirm()
        orders.picking_ids.move_ids.picked = True
        orders.picking_ids.with_context(skip_sms=True, skip_backorder=True).button_validate()
        orders._create_invoices(grouped=True)  # by order, that is
        orders.invoice_ids.action_post()
        self.env.cr.commit()
        self.env.invalidate_all()
        return orders

    def _prepare_order_vals(self, product, customer):
        return {
            "partner_id": customer.id,
            "warehouse_id": self.warehouse.id,
            "order_line": [
                Command.create(
                    {
                        "product_id": product.id,
                        "product_uom_qty": QUANTITY,
                        "price_unit": 90.0,
                        "discount": 10.0,
                    }
                )
            ],
        }

    def _make_tax(self):
        return self.env["account.tax"].create(
            {
                "name": "Benchmark 10 %",
                "amount": 10.0,
                "amount_type": "percent",
                "type_tax_use": "sale",
            }
        )

    def _make_user(self, name, groups):
        return (
            self.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "name": name.title(),
                    "login": f"benchmark_{name}",
                    "group_ids": [Command.set([self.env.ref(group).id for group in ("base.group_user", *groups)])],
                }
            )
        )
