# Part of after_sales. LGPL-3.
"""Chapter 4: what the sales record must say of the goods, who made them, who brought them, and who got them."""

#: code -> (specification, standard, registration number, maker or our own, its licence, is regulated)
PRODUCTS = {
    "B24": ("24 kW, room-sealed, LPG/NG", "ANSI Z21.13", "CSA 2024-1187", None, None, False),
    "SK1": (
        "SK1-90, ceramic fibre, 90 mm",
        "EN 13501-1 A1",
        "REG 20-0417",
        "Sommer Dichtungen GmbH",
        "D-NRW 5521",
        True,
    ),
    "P60": ("60 W, 1 in, 6 m", "EN 16297", None, "Pumpen Iversen A/S", None, False),
    "TH3": ("24 V, wireless", "EN 60730-1", None, "Nordlys Controls", None, False),
}
#: lot -> (days from today until it expires, maker and licence where they are not the product's)
LOTS = {
    "SEAL-A113": (560, None, None),
    "SEAL-B207": (640, "Dichtwerk Linz AG", "A-4020-77"),
}
#: product -> who brought it
VENDORS = {
    "SK1": "Sommer Dichtungen GmbH",
    "P60": "Pumpen Iversen A/S",
    "TH3": "Nordlys Controls",
    "CB7": "Elektra Parts",
}
#: customer -> (business licence, telephone, street, contact person)
BUYERS = {
    "Northgate Plumbing Supplies": ("WA 602-118-447", "+1 206 555 0142", "1180 Harbor Ave", "Nora Finch"),
    "Keller Haustechnik GmbH": ("HRB 70211", "+49 761 555 018", "Merzhauser Str. 40", "Jonas Keller"),
    "Hotel Miramar": ("PT 503 118 220", "+351 21 555 0170", "Rua do Mar 8", None),
    "Green Valley School District": (None, "+1 541 555 0119", "200 Willamette St", "Grace Otis"),
}


def is_told(stage):
    return bool(stage.product("SK1").after_sales_specification)


def tell(stage):
    partners = _Partners(stage)
    stage.company.write({"after_sales_is_maker": True, "after_sales_licence_number": "OR-MFG 3314"})
    for code, (specification, standard, number, maker, licence, is_regulated) in PRODUCTS.items():
        stage.product(code).write(
            {
                "after_sales_specification": specification,
                "after_sales_standard": standard,
                "after_sales_registration_number": number,
                "after_sales_manufacturer_id": partners.of(maker).id if maker else False,
                "after_sales_licence_number": licence,
                "after_sales_is_regulated": is_regulated,
            }
        )
    for name, (days, maker, licence) in LOTS.items():
        stage.env["stock.lot"].search([("name", "=", name), ("product_id", "=", stage.product("SK1").id)]).write(
            {
                "after_sales_expires_on": stage.day(-days),
                "after_sales_manufacturer_id": partners.of(maker).id if maker else False,
                "after_sales_licence_number": licence,
            }
        )
    for code, vendor in VENDORS.items():
        _brought_by(stage, stage.product(code), partners.of(vendor))
    for name, buyer in BUYERS.items():
        _introduce(stage, stage.customer(name), buyer)
    stage.customer("Keller Haustechnik GmbH").after_sales_is_protected = True
    stage.order("KH-2231").after_sales_is_protected = True


def _brought_by(stage, product, vendor):
    receipts = stage.env["stock.move"].search(
        [("product_id", "=", product.id), ("picking_type_id", "=", stage.warehouse.in_type_id.id)]
    )
    receipts.picking_id.filtered(lambda picking: picking.location_id.usage == "supplier").partner_id = vendor


def _introduce(stage, customer, buyer):
    licence, phone, street, person = buyer
    customer.write({"company_registry": licence, "phone": phone, "street": street})
    if person:
        stage.env["res.partner"].create({"name": person, "parent_id": customer.id, "type": "contact"})


class _Partners:
    """Makers and vendors of the story, made when they are first named."""

    def __init__(self, stage):
        self.stage, self.known = stage, {}

    def of(self, name):
        if name not in self.known:
            self.known[name] = self.stage.env["res.partner"].create(
                {"name": name, "is_company": True, "company_id": self.stage.company.id}
            )
        return self.known[name]
