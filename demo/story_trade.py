# Part of after_sales. LGPL-3.
"""Chapter 3: five months of trade. Goods come in at changing cost, go out, are invoiced and, mostly, paid."""

from typing import NamedTuple

from odoo.fields import Command


class Supply(NamedTuple):
    """Goods from a vendor; ``lots``: their serial numbers, or one lot for all."""

    days_ago: int
    code: str
    quantity: float
    cost: float
    lots: tuple[str, ...] = ()


class Sale(NamedTuple):
    """An order; ``paid`` is the part of the invoice that the customer has paid, in percent."""

    days_ago: int
    reference: str
    customer: str
    lines: tuple[tuple[str, float], ...]
    paid: int = 0
    is_invoiced: bool = True
    is_delivered: bool = True


#: In the order of time: FIFO and average cost follow it.
TRADE = (
    Supply(170, "B24", 8, 1020.0, tuple(f"B24-26-{number:04}" for number in range(101, 109))),
    Supply(168, "P60", 30, 118.0),
    Supply(168, "CB7", 25, 71.0),
    Supply(167, "SK1", 100, 6.20, ("SEAL-A113",)),
    Supply(167, "TH3", 40, 38.50),
    Sale(150, "Rosa's boiler", "Rosa Alvarez", (("B24", 1), ("TH3", 1)), paid=100),
    Sale(128, "PO 4471", "Northgate Plumbing Supplies", (("P60", 10), ("CB7", 5))),
    Sale(112, "KH-2207", "Keller Haustechnik GmbH", (("B24", 6), ("SK1", 12))),
    Sale(96, "Oven room", "Lakeside Bakery", (("P60", 1), ("SK1", 6)), paid=100),
    Supply(90, "B24", 6, 1110.0, tuple(f"B24-26-{number:04}" for number in range(201, 207))),
    Supply(89, "P60", 20, 131.0),
    Supply(88, "SK1", 60, 6.90, ("SEAL-B207",)),
    Sale(82, "Room 12-24", "Hotel Miramar", (("P60", 3), ("TH3", 4))),
    Sale(70, "School heating", "Green Valley School District", (("SK1", 90), ("TH3", 6)), paid=40),
    Sale(61, "PO 4502", "Northgate Plumbing Supplies", (("CB7", 12),)),
    Sale(46, "Demo unit", "Green Valley School District", (("P60", 4),), is_invoiced=False),
    Sale(38, "Front shop", "Lakeside Bakery", (("TH3", 2),), paid=100),
    Sale(27, "KH-2231", "Keller Haustechnik GmbH", (("P60", 4),), paid=50),
    Supply(20, "CB7", 15, 78.0),
    Sale(16, "PO 4533", "Northgate Plumbing Supplies", (("CB7", 3), ("TH3", 8)), paid=100),
    Sale(9, "Bake house", "Lakeside Bakery", (("TH3", 4), ("P60", 1))),
    Sale(6, "New wing", "Green Valley School District", (("B24", 2),), is_invoiced=False),
    Sale(2, "Spa", "Hotel Miramar", (("B24", 1), ("P60", 2)), is_delivered=False, is_invoiced=False),
)


def is_told(stage):
    return bool(stage.order("Rosa's boiler"))


def tell(stage):
    for deed in TRADE:
        (_supply if isinstance(deed, Supply) else sell)(stage, deed)
    _credit_by_hand(stage)
    stage.company.after_sales_control = "enforce"


def _supply(stage, supply):
    vendors = stage.env.ref("stock.stock_location_suppliers")
    product, place = stage.product(supply.code), stage.warehouse.lot_stock_id
    picking = stage.acting(stage.env["stock.picking"], "wendy.warehouse").create(
        {
            "picking_type_id": stage.warehouse.in_type_id.id,
            "location_id": vendors.id,
            "location_dest_id": place.id,
            "move_ids": [
                Command.create(
                    {
                        "product_id": product.id,
                        "product_uom_qty": supply.quantity,
                        "product_uom": product.uom_id.id,
                        "location_id": vendors.id,
                        "location_dest_id": place.id,
                    }
                )
            ],
        }
    )
    picking.action_confirm()
    share = supply.quantity / (len(supply.lots) or 1)
    move = picking.move_ids
    lots = supply.lots or (False,)
    move.move_line_ids = [Command.clear()] + [
        Command.create(move._prepare_move_line_vals(quantity=share) | {"lot_name": lot}) for lot in lots
    ]
    _validate(stage, picking, supply.days_ago)
    # What the vendor's bill will say.
    move.sudo().value_manual = supply.quantity * supply.cost
    _accrue(stage, supply)


def _accrue(stage, supply):
    """Book what came in, as the accountant does until the vendor's bill is there."""
    bills_to_receive = stage.env["account.account"].search(
        [("name", "=", "Bills to receive"), ("company_ids", "in", stage.company.ids)], limit=1
    )
    value = supply.quantity * supply.cost
    entry = stage.acting(stage.env["account.move"], "ada.accounts").create(
        {
            "move_type": "entry",
            "date": stage.day(supply.days_ago),
            "ref": f"Goods received: {stage.product(supply.code).name}",
            "line_ids": [
                Command.create({"account_id": stage.company.account_stock_valuation_id.id, "debit": value}),
                Command.create({"account_id": bills_to_receive.id, "credit": value}),
            ],
        }
    )
    entry.action_post()


def sell(stage, sale):
    """Sell, deliver and invoice as ``sale`` says."""
    order = stage.acting(stage.env["sale.order"], "sam.sales").create(
        {
            "partner_id": stage.customer(sale.customer).id,
            "client_order_ref": sale.reference,
            "order_line": [_order_line(stage, code, quantity) for code, quantity in sale.lines],
        }
    )
    order.action_confirm()
    order.date_order = stage.noon(sale.days_ago)
    if sale.is_delivered:
        picking = stage.acting(order.picking_ids, "wendy.warehouse")
        picking.action_assign()
        _validate(stage, picking, sale.days_ago)
    if sale.is_invoiced:
        _invoice(stage, order, sale)


def _order_line(stage, code, quantity):
    return Command.create({"product_id": stage.product(code).id, "product_uom_qty": quantity})


def _validate(stage, picking, days_ago):
    picking.move_ids.picked = True
    picking.with_context(skip_backorder=True).button_validate()
    picking.sudo().date_done = stage.noon(days_ago)


def _invoice(stage, order, sale):
    invoice = stage.acting(order, "ada.accounts")._create_invoices()
    invoice.invoice_date = stage.day(sale.days_ago)
    invoice.action_post()
    if sale.paid:
        payment = invoice.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        payment.create(
            {
                "amount": invoice.currency_id.round(invoice.amount_total * sale.paid / 100),
                "payment_date": stage.day(max(sale.days_ago - 12, 0)),
            }
        )._create_payments()


def _credit_by_hand(stage):
    """Before control was enforced somebody credited a customer around the documents: the register shows it."""
    invoice = stage.order("PO 4533").invoice_ids
    stage.acting(stage.env["account.move"], "ada.accounts").create(
        {
            "move_type": "out_refund",
            "partner_id": invoice.partner_id.id,
            "invoice_date": stage.day(10),
            "ref": "Goodwill, agreed by telephone",
            "invoice_line_ids": [Command.create({"name": "Goodwill", "quantity": 1, "price_unit": 60.0})],
        }
    ).action_post()
