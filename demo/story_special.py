# Part of after_sales. LGPL-3.
"""Chapter: goods and invoices that need more care. A vendor's shipment, an invoice sold to a factor, goods overdue."""

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked
from .story_returns import approve, propose, receive, submit
from .story_trade import Sale, sell

RADIATORS = "Atrium"


def is_told(stage):
    return bool(stage.order(RADIATORS))


def tell(stage):
    _radiators_shipped_by_their_vendor(stage)
    _pump_on_an_invoice_that_was_sold(stage)
    _hotel_goods_are_overdue(stage)


def _radiators_shipped_by_their_vendor(stage):
    """They never were in our warehouse, and go back to Northern Radiators, who owes us what we paid."""
    vendor = stage.env["res.partner"].create(
        {"name": "Northern Radiators", "company_id": stage.company.id, "city": "Duluth", "email": "claims@northern.example"}
    )
    product = stage.product("P60").copy({"name": "Panel Radiator RX9", "default_code": "RX9", "list_price": 320.0})
    product.seller_ids = [Command.clear(), Command.create({"partner_id": vendor.id, "price": 205.0})]
    order = stage.acting(stage.env["sale.order"], "sam.sales").create(
        {
            "partner_id": stage.customer("Hotel Miramar").id,
            "client_order_ref": RADIATORS,
            "order_line": [Command.create({"product_id": product.id, "product_uom_qty": 6, "price_unit": 320.0})],
        }
    )
    order.action_confirm()
    _ship_from(stage, order)
    invoice = stage.acting(order, "ada.accounts")._create_invoices()
    invoice.action_post()
    dented = "Two came dented; the carrier's note says the pallet had fallen over at the vendor's."
    document = propose(stage, RADIATORS, "damage", dented, RX9=2)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _ship_from(stage, order):
    """The vendor's shipment, as a drop-shipping app would record it."""
    picking = order.sudo().picking_ids
    line = order.order_line
    places = {
        "location_id": stage.env.ref("stock.stock_location_suppliers").id,
        "location_dest_id": picking.location_dest_id.id,
    }
    shipment = stage.env["stock.picking"].create(
        {
            "picking_type_id": stage.warehouse.out_type_id.id,
            "partner_id": order.partner_id.id,
            **places,
            "move_ids": [
                Command.create(
                    {
                        "product_id": line.product_id.id,
                        "product_uom": line.product_uom_id.id,
                        "product_uom_qty": line.product_uom_qty,
                        "sale_line_id": line.id,
                        **places,
                    }
                )
            ],
        }
    )
    picking.action_cancel()
    shipment.action_confirm()
    shipment.move_ids.quantity = line.product_uom_qty
    shipment.move_ids.picked = True
    shipment.with_context(skip_backorder=True).button_validate()


def _pump_on_an_invoice_that_was_sold(stage):
    """The bank has bought the invoice: accounting decides whether it is credited."""
    sell(stage, Sale(33, "Sauna", "Lakeside Bakery", (("P60", 2),)))
    invoice = stage.order("Sauna").invoice_ids
    stage.telling(invoice, "ada.accounts").after_sales_collection_status = "factored"
    document = propose(stage, "Sauna", "defect", "Seizes when it is hot.", P60=1)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _hotel_goods_are_overdue(stage):
    """Approved three weeks ago, and nothing has come: the nightly job reminds the hotel."""
    order = stage.order("Room 12-24")
    expected = stage.env["after_sales.return"].search([("line_ids.order_id", "=", order.id), ("state", "=", "approved")])
    unlocked(expected).write({"approved_on": stage.noon(21)})
    expected._follow_up_stale()
