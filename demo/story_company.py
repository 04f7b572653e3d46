# Part of after_sales. LGPL-3.
"""Chapter 1: Brightwell Heating makes and trades boilers and pumps; its people, books, currencies and authority."""

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked
from .stage import COMPANY, ZONE, Stage

ROLE = "after_sales.after_sales_group_%s"
#: login -> (name, role in after-sales, groups of other apps)
PEOPLE = {
    "sam.sales": ("Sam Whitfield", "sales", ["sales_team.group_sale_salesman_all_leads"]),
    "clara.clerk": ("Clara Nunes", "clerk", ["sales_team.group_sale_salesman_all_leads"]),
    "wendy.warehouse": ("Wendy Okafor", "warehouse", []),
    "quinn.quality": ("Quinn Moreau", "quality", []),
    "cora.office": ("Cora Delgado", "coordinator", []),
    "max.making": ("Max Oduya", "manufacturing", []),
    "petra.process": ("Petra Lang", "process", []),
    "rita.research": ("Rita Kern", "rnd", []),
    "renata.rep": ("Renata Voss", "representative", []),
    "susan.service": ("Susan Park", "service_department", ["survey.group_survey_user"]),
    "otto.service": ("Otto Jensen", "supervisor", []),
    "ada.accounts": ("Ada Lindqvist", "accountant", ["account.group_account_user"]),
    "mira.manager": ("Mira Castellan", "approver_manager", []),
    "david.deputy": ("David Brandt", "approver_deputy_gm", []),
    "gloria.gm": ("Gloria Marsh", "approver_gm", []),
    "audrey.auditor": ("Audrey Chen", "auditor", ["account.group_account_readonly"]),
}
#: What the administrator of the demonstration also does, so that one person can walk the whole way.
ADMIN_ROLES = ("clerk", "warehouse", "accountant")
#: Functions of Odoo that the story uses: lots, units, pricelists, currencies.
FEATURES = (
    "stock.group_production_lot",
    "uom.group_uom",
    "product.group_product_pricelist",
    "base.group_multi_currency",
)
#: Euros for one dollar, by age in days.
RATES = ((210, 0.918), (150, 0.905), (120, 0.893), (90, 0.881), (60, 0.874), (30, 0.866), (7, 0.861))


def is_told(stage):
    return bool(stage.company)


def tell(stage):
    _found_company(stage)
    stage = Stage(stage.env)
    _switch_on_features(stage)
    _hire_people(stage)
    _open_books(stage)
    _quote_currencies(stage)


def _found_company(stage):
    env = stage.env
    # Said so, no localisation is installed for its country: the story uses the generic chart of accounts.
    company = (
        env["res.company"]
        .with_context(chart_template_load=True)
        .create(
            {
                "name": COMPANY,
                "street": "418 Foundry Lane",
                "city": "Portland",
                "zip": "97209",
                "state_id": env.ref("base.state_us_37").id,
                "country_id": env.ref("base.us").id,
                "currency_id": env.ref("base.USD").id,
                "phone": "+1 503 555 0142",
            }
        )
    )
    # Written, not created with it: Odoo would ask the internet about a new company with an address there.
    company.write({"email": "hello@brightwell.example", "website": "https://brightwell.example"})
    admin = env.ref("base.user_admin")
    admin.write(
        {
            "company_ids": [Command.link(company.id)],
            "company_id": company.id,
            "group_ids": [Command.link(env.ref(ROLE % role).id) for role in ADMIN_ROLES],
        }
    )
    books = env["account.chart.template"].with_context(allowed_company_ids=company.ids)
    # Not ``try_loading``: that warns where the story is told while modules are still being installed.
    books._load("generic_coa", company, install_demo=False)
    if not env["stock.warehouse"].search_count([("company_id", "=", company.id)]):
        env["stock.warehouse"].create({"name": "Portland", "code": "PDX", "company_id": company.id})


def _switch_on_features(stage):
    everybody = stage.env.ref("base.group_user")
    for feature in FEATURES:
        everybody._apply_group(stage.env.ref(feature))


def _hire_people(stage):
    for login, (name, role, others) in PEOPLE.items():
        groups = [stage.env.ref(xmlid).id for xmlid in ("base.group_user", ROLE % role, *others)]
        stage.env["res.users"].with_context(no_reset_password=True).create(
            {
                "name": name,
                "login": login,
                "password": login,
                "email": f"{login}@brightwell.example",
                "company_id": stage.company.id,
                "company_ids": [Command.set(stage.company.ids)],
                "group_ids": [Command.set(groups)],
                "notification_type": "inbox",
                "tz": ZONE,
            }
        )


def _open_books(stage):
    """Perpetual valuation; payments wait on their own accounts for the bank statement; control begins by watching."""
    company = stage.company
    # The story is told at once, and it began long ago.
    unlocked(company).write(
        {
            "inventory_valuation": "real_time",
            "after_sales_control": "monitor",
            "after_sales_control_since": stage.noon(200),
            "after_sales_tolerance_percent": 5.0,
            # Nobody is written to about what happened before the story is read; its last chapter switches mails on.
            "after_sales_return_mails": False,
            "after_sales_return_proof_required": False,
        }
    )
    bank = stage.env["account.journal"].search([("type", "=", "bank"), ("company_id", "=", company.id)], limit=1)
    for code, name, lines in (
        ("102100", "Outstanding Receipts", bank.inbound_payment_method_line_ids),
        ("102200", "Outstanding Payments", bank.outbound_payment_method_line_ids),
    ):
        lines.payment_account_id = stage.env["account.account"].create(
            {
                "code": code,
                "name": name,
                "account_type": "asset_current",
                "reconcile": True,
                "company_ids": [Command.set(company.ids)],
            }
        )


def _quote_currencies(stage):
    euro = stage.env.ref("base.EUR")
    euro.active = True
    stage.env["res.currency.rate"].create(
        [
            {"currency_id": euro.id, "company_id": stage.company.id, "name": stage.day(age), "rate": rate}
            for age, rate in RATES
        ]
    )
