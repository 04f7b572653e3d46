# Part of after_sales. LGPL-3.
"""The stage for tests that need Odoo: a company with books and stock, and one user per role."""

from odoo import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from .builders import Builders

ROLES = (
    "sales",
    "clerk",
    "warehouse",
    "quality",
    "accountant",
    "approver_manager",
    "approver_deputy_gm",
    "approver_gm",
    "administrator",
    "auditor",
    "undo",
)


@tagged("post_install", "-at_install", "after_sales")
@freeze_time("2026-03-02")
class AfterSalesCommon(Builders, AccountTestInvoicingCommon):
    """A company with perpetual valuation, a customer, reasons and users: ``self.<role>`` for each of ``ROLES``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += (
            cls.env.ref("stock.group_stock_manager")
            + cls.env.ref("sales_team.group_sale_manager")
            + cls.env.ref("after_sales.after_sales_group_administrator")
        )
        cls.company = cls.company_data["company"]
        cls.warehouse = cls.env["stock.warehouse"].search([("company_id", "=", cls.company.id)], limit=1)
        cls.stock_account = cls.company.account_stock_valuation_id
        cls.cogs_account = cls.company_data["default_account_expense"]
        cls.customer = cls.env["res.partner"].create({"name": "Rosa Alvarez", "company_id": False})
        cls.reason = cls.env.ref("after_sales.after_sales_reason_defect")
        cls.unit = cls.env.ref("uom.product_uom_unit")
        cls.dozen = cls.env.ref("uom.product_uom_dozen")
        for role in ROLES:
            setattr(cls, "warehouse_user" if role == "warehouse" else role, cls._a_user(role))
        # The salesperson works on the orders of the test, which others made.
        cls.sales.group_ids += cls.env.ref("sales_team.group_sale_salesman_all_leads")

    def set_stage(self):
        """What every test of a class starts from, beside ``setUpClass``; made once, before its first test.

        Each test finds it as it was made, whatever the one before did to it. What is no record (patches, sessions) belongs
        into ``setUp``.
        """

    def setUp(self):
        kind = type(self)
        if "_stage_is_set" not in vars(kind):
            before = set(vars(self))
            self.set_stage()
            self.env.cr.flush()
            for name in vars(self).keys() - before:
                setattr(kind, name, vars(self)[name])
            kind._stage_is_set = True
        super().setUp()

    @classmethod
    def _create_company(cls, **values):
        """Companies that ask for no proof, no confirmation and no instruction; tests about these switch them on."""
        kinds = ("return", "allowance")
        off = {f"after_sales_{kind}_proof_required": False for kind in kinds}
        off |= {"after_sales_batch_percent": 0.0, "after_sales_superior_instructs": False}
        return super()._create_company(**off, **values)

    @classmethod
    def _a_user(cls, role, login=None, company=None):
        groups = f"after_sales.after_sales_group_{role}"
        company = company or cls.company
        # As the installation would: authority that a person gives stands in the decision log.
        user = new_test_user(
            cls.env(user=SUPERUSER_ID),
            login or f"after_sales_{role}",
            groups=groups,
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )
        return user.with_env(cls.env)

    # -- what a test may say about documents ---------------------------------------------------------------------------

    def assertRefused(self, call, *sentences, error=UserError):  # noqa: N802 - named like unittest's own
        """``call`` is refused; the message holds every one of ``sentences``."""
        with self.assertRaises(error) as caught, self.env.cr.savepoint():
            call()
        for sentence in sentences:
            self.assertIn(sentence, str(caught.exception))
        return str(caught.exception)

    def assertLedger(self, entry, expected):  # noqa: N802
        """The journal items of ``entry``, summed per account code: {account: balance in company currency}."""
        found = {}
        for line in entry.line_ids:
            found[line.account_id] = found.get(line.account_id, 0.0) + line.balance
        found = {account: round(balance, 2) for account, balance in found.items() if round(balance, 2)}
        self.assertEqual(
            {account.display_name: balance for account, balance in found.items()},
            {account.display_name: balance for account, balance in expected.items()},
        )

    def assertStock(self, product, **expected):  # noqa: N802
        """Where ``product`` is and what it is worth: ``on_hand``, ``quarantine``, ``value``."""
        product = product.with_company(self.company).with_user(self.env.user)
        self.env.flush_all()
        product.invalidate_recordset()
        found = {
            "on_hand": product.qty_available,
            "quarantine": product.with_context(location=self.warehouse.after_sales_quarantine_id.id).qty_available,
            "value": round(product.total_value, 2),
        }
        self.assertEqual({name: found[name] for name in expected}, expected)
