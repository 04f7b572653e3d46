# Part of after_sales. LGPL-3.
"""The stage for two people at the same moment: several connections to one database."""

from contextlib import contextmanager
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.fields import Command
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, new_test_user

from .builders import Builders


class ConcurrencyCommon(Builders, BaseCase):
    """Ten boilers were sold, delivered and invoiced.

    Real connections and real commits, so what a test makes stays in its throw-away database, in a company of its own.
    """

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            self.env = env
            self._set_the_stage()
            env.cr.commit()
        self.env = None

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})
            cr.rollback()

    def look(self, *environments):
        """Begin every transaction now, so that each sees the world as it is before the others act."""
        for env in environments:
            env.cr.execute("SELECT 1 FROM stock_move LIMIT 1")

    def as_sales(self, env):
        return env(user=self.sales_id)

    def drafts(self, *quantities):
        with self.transaction() as env:
            order = env["sale.order"].browse(self.order_id)
            documents = (
                env["after_sales.return"]
                .with_user(self.sales_id)
                .create(
                    [
                        {
                            "partner_id": order.partner_id.id,
                            "company_id": order.company_id.id,
                            "reason_id": env.ref("after_sales.after_sales_reason_defect").id,
                            "line_ids": [
                                Command.create({"move_id": order.order_line.move_ids.id, "quantity": quantity})
                            ],
                        }
                        for quantity in quantities
                    ]
                )
            )
            env.cr.commit()
        return documents

    def receive(self, document, env):
        picking = document.with_env(env).picking_ids
        picking.move_ids.picked = True
        picking.button_validate()
        env.flush_all()

    def _set_the_stage(self):
        mark = uuid4().hex[:8]
        self.company = self.env["res.company"].create(
            {
                "name": f"Concurrent {mark}",
                "country_id": self.env.ref("base.us").id,
                "after_sales_return_proof_required": False,
            }
        )
        self.env["account.chart.template"]._load("generic_coa", self.company, install_demo=False)
        self.env = self.env(context={"allowed_company_ids": self.company.ids})
        self.warehouse = self.env["stock.warehouse"].search([("company_id", "=", self.company.id)], limit=1)
        self.cogs_account = self.env["account.account"].search([("account_type", "=", "expense_direct_cost")], limit=1)
        self.customer = self.env["res.partner"].create({"name": f"Customer {mark}"})
        for name, role in (("sales", "sales"), ("gm", "approver_gm"), ("accountant", "accountant"), ("undo", "undo")):
            user = new_test_user(
                self.env,
                f"{name}_{mark}",
                groups=f"after_sales.after_sales_group_{role}",
                company_id=self.company.id,
                company_ids=[Command.set(self.company.ids)],
            )
            setattr(self, f"{name}_id", user.id)
        product = self.a_product()
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 10))
        self.delivered(order)
        self.order_id, self.invoice_id = order.id, self.invoiced(order).id
