# Part of after_sales. LGPL-3.
"""Chapter 7: Rosa wants her new boiler looked after, and asks for the price on the telephone."""

from odoo.fields import Command

REFERENCE = "Rosa's yearly service"
#: code -> (name, price by the service price list)
SERVICES = {
    "SV-OVERHAUL": ("Yearly Boiler Service", 1450.00),
    "SV-TRAVEL": ("Technician's Travel, Zone 2", 550.00),
}


def is_told(stage):
    return bool(stage.order(REFERENCE))


def tell(stage):
    _price_services(stage)
    _quote_below_the_list(stage)


def _price_services(stage):
    """Customer service sets the prices, and quotations of paid services keep to them."""
    services = stage.env["product.category"].create({"name": "Paid Services", "after_sales_is_paid_service": True})
    products = stage.env["product.product"].create(
        [
            {
                "name": name,
                "default_code": code,
                "type": "service",
                "categ_id": services.id,
                "list_price": price,
                "invoice_policy": "order",
                "company_id": stage.company.id,
            }
            for code, (name, price) in SERVICES.items()
        ]
    )
    price_list = stage.env["product.pricelist"].create(
        {
            "name": "Service Prices",
            "sequence": 30,
            "currency_id": stage.company.currency_id.id,
            "company_id": stage.company.id,
            "item_ids": [
                Command.create(
                    {
                        "applied_on": "1_product",
                        "product_tmpl_id": product.product_tmpl_id.id,
                        "compute_price": "fixed",
                        "fixed_price": product.list_price,
                    }
                )
                for product in products
            ],
        }
    )
    stage.company.write({"after_sales_price_control": "services", "after_sales_service_pricelist_id": price_list.id})


def _quote_below_the_list(stage):
    """Eleven percent below: it waits for the general manager, and Rosa hears no price before she said yes."""
    order = stage.acting(stage.env["sale.order"], "sam.sales").create(
        {
            "partner_id": stage.customer("Rosa Alvarez").id,
            "client_order_ref": REFERENCE,
            "order_line": [
                Command.create({"product_id": stage.product("SV-OVERHAUL").id, "price_unit": 1230.00}),
                Command.create({"product_id": stage.product("SV-TRAVEL").id}),
            ],
        }
    )
    action = stage.telling(order, "sam.sales").action_after_sales_ask_concession()
    concession = stage.telling(stage.env[action["res_model"]], "sam.sales").browse(action["res_id"])
    concession.justification = "She has had trouble enough with her boiler, and another firm offers 1,700 for all."
    concession.action_submit()
    stage.end_of_scene()
