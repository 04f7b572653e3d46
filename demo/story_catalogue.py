# Part of after_sales. LGPL-3.
"""Chapter 2: what Brightwell sells, to whom, at which price."""

from odoo.fields import Command

#: code -> (name, category, tracking, price in dollars, price in euros)
PRODUCTS = {
    "B24": ("Combi Boiler B24", "Boilers", "serial", 1850.00, 1690.00),
    "P60": ("Circulation Pump P60", "Pumps & Parts", "none", 240.00, 219.00),
    "CB7": ("Control Board CB7", "Pumps & Parts", "none", 145.00, 132.00),
    "SK1": ("Burner Door Seal SK1", "Seals", "lot", 18.50, 16.90),
    "TH3": ("Room Thermostat TH3", "Pumps & Parts", "none", 79.00, 72.00),
}
#: category -> cost method; all are valued at every invoice (perpetual)
CATEGORIES = {"Boilers": "fifo", "Seals": "fifo", "Pumps & Parts": "average"}
#: name -> (is company, city, country, e-mail, payment term)
CUSTOMERS = {
    "Rosa Alvarez": (False, "Portland", "base.us", "rosa@alvarez.example", "account.account_payment_term_immediate"),
    "Northgate Plumbing Supplies": (
        True,
        "Seattle",
        "base.us",
        "orders@northgate.example",
        "account.account_payment_term_30days",
    ),
    "Lakeside Bakery": (True, "Salem", "base.us", "office@lakeside.example", "account.account_payment_term_15days"),
    "Green Valley School District": (
        True,
        "Eugene",
        "base.us",
        "facilities@greenvalley.example",
        "account.account_payment_term_30days",
    ),
    "Keller Haustechnik GmbH": (
        True,
        "Freiburg",
        "base.de",
        "einkauf@keller.example",
        "account.account_payment_term_30days",
    ),
    "Hotel Miramar": (True, "Lisbon", "base.pt", "compras@miramar.example", "account.account_payment_term_30days"),
}


def is_told(stage):
    return bool(stage.product("B24"))


def tell(stage):
    _make_catalogue(stage)
    pricelist = _price_in_euros(stage)
    _meet_customers(stage, pricelist)


def _make_catalogue(stage):
    cost = stage.env["account.account"].search(
        [("name", "=", "Cost of Goods Sold"), ("company_ids", "in", stage.company.ids)], limit=1
    )
    categories = {
        name: stage.env["product.category"].create(
            {
                "name": name,
                "property_cost_method": method,
                "property_valuation": "real_time",
                "property_account_expense_categ_id": cost.id,
            }
        )
        for name, method in CATEGORIES.items()
    }
    stage.env["product.product"].create(
        [
            {
                "name": name,
                "default_code": code,
                "type": "consu",
                "is_storable": True,
                "tracking": tracking,
                "categ_id": categories[category].id,
                "list_price": price,
                "invoice_policy": "delivery",
                "company_id": stage.company.id,
            }
            for code, (name, category, tracking, price, _euros) in PRODUCTS.items()
        ]
    )
    _give_them_costs_and_accounts(stage)


def _give_them_costs_and_accounts(stage):
    # Their first cost price (none) is older than the goods: Odoo lets a younger one overrule what goods came at.
    first_costs = stage.env["product.value"].search([("product_id.company_id", "=", stage.company.id)])
    first_costs.date = stage.noon(200)
    # Spare parts have an account of their own, which will be archived too early.
    stage.product("CB7").property_account_income_id = stage.env["account.account"].create(
        {
            "code": "401000",
            "name": "Spare Part Sales",
            "account_type": "income",
            "company_ids": [Command.set(stage.company.ids)],
        }
    )


def _price_in_euros(stage):
    # The first pricelist is everybody's; the second one belongs to the customers who get it.
    stage.env["product.pricelist"].create(
        {
            "name": "United States",
            "sequence": 1,
            "currency_id": stage.company.currency_id.id,
            "company_id": stage.company.id,
        }
    )
    return stage.env["product.pricelist"].create(
        {
            "name": "Europe",
            "sequence": 20,
            "currency_id": stage.env.ref("base.EUR").id,
            "company_id": stage.company.id,
            "item_ids": [
                Command.create(
                    {
                        "applied_on": "1_product",
                        "product_tmpl_id": stage.product(code).product_tmpl_id.id,
                        "compute_price": "fixed",
                        "fixed_price": euros,
                    }
                )
                for code, (*_others, euros) in PRODUCTS.items()
            ],
        }
    )


def _meet_customers(stage, pricelist):
    # A fiscal position that names no taxes takes all of them off: exports carry no sales tax.
    export = stage.env["account.fiscal.position"].create({"name": "Export", "company_id": stage.company.id})
    for name, (is_company, city, country, email, term) in CUSTOMERS.items():
        abroad = {"property_product_pricelist": pricelist.id, "property_account_position_id": export.id}
        stage.env["res.partner"].create(
            {
                "name": name,
                "is_company": is_company,
                "city": city,
                "country_id": stage.env.ref(country).id,
                "email": email,
                "company_id": stage.company.id,
                "user_id": stage.user("sam.sales").id,
                "property_payment_term_id": stage.env.ref(term).id,
                **({} if country == "base.us" else abroad),
            }
        )
