# Part of after_sales. LGPL-3.
"""Odoo's own tests that must still pass with the addon installed: the suites of what we extend.

Each entry is one run: a name, the modules its tests lie in, Odoo's test tags, and roughly how many seconds it takes.
"""

from typing import NamedTuple

from .console import Stop
from .paths import ROOT

KNOWN = ROOT / "harness" / "known_core_failures.txt"


class Suite(NamedTuple):
    """Tests of Odoo that run together in one process."""

    name: str
    modules: tuple[str, ...]
    tags: str
    seconds: int


class Beside(NamedTuple):
    """Our own tests that need modules of Odoo which the addon does not depend on; they are installed beside it."""

    name: str
    modules: tuple[str, ...]
    tags: str
    seconds: int


#: Test files that begin so run here and nowhere else: their classes are marked ``-standard``.
BESIDE_PREFIX = "test_modules_"
BESIDE = Beside(
    "beside: kits, drop-shipping, loyalty and expiry dates",
    ("sale_mrp", "stock_dropshipping", "sale_loyalty", "product_expiry"),
    "after_sales_beside",
    110,
)


def _account(*classes: str) -> str:
    return ",".join(f"/account:{name}" for name in classes)


SUITES = (
    Suite(
        "core: stock", ("stock",),
        "/stock:TestStockMove,/stock:TestStockQuant,/stock:TestStockFlow,/stock:TestSinglePicking,/stock:TestPickShip", 150,
    ),
    Suite("core: stock_account", ("stock_account",), "/stock_account", 50),
    Suite("core: sale_stock", ("sale_stock",), "/sale_stock", 80),
    Suite("core: repair, sale refunds", ("repair", "sale"), "/repair,/sale:TestSaleRefund", 20),
    Suite(
        "core: quotations, portal, payments", ("sale", "sale_management", "account_payment"),
        "/sale:TestSaleOrder,/sale:TestSalePayment,/sale:TestSaleSignature,/sale:TestAccessRights,"
        "/sale:TestSaleComboConfigurator,/sale_management:TestSaleOrder,/account_payment:TestAccountPayment", 120,
    ),
    Suite("core: customer invoices", ("account",), _account("TestAccountMoveOutInvoiceOnchanges"), 40),
    Suite(
        "core: refunds and reconciliation", ("account",),
        _account("TestAccountMoveOutRefundOnchanges", "TestAccountMoveReconcile", "TestAccountMovePaymentsWidget"), 40,
    ),
    Suite(
        "core: entries, dates, payments", ("account",),
        _account("TestAccountMove", "TestAccountMoveDateAlgorithm", "TestAccountPaymentRegister"), 40,
    ),
)  # fmt: skip


def known_failures() -> dict[str, str]:
    """Core tests that fail without the addon too, with the reason; kept in known_core_failures.txt."""
    known = {}
    for line in KNOWN.read_text().splitlines() if KNOWN.exists() else ():
        if line.strip() and not line.startswith("#"):
            test, _, reason = (part.strip() for part in line.partition(":"))
            if not reason:
                raise Stop(f"{KNOWN}: {test} has no reason. Write `Class.method: why it fails without the addon`.")
            known[test] = reason
    return known
