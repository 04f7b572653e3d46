# Part of after_sales. LGPL-3.
"""Chapter of what keeps coming back: a year and a half of hose sets from the old register, and a rise this month."""

from datetime import datetime, time

from dateutil.relativedelta import relativedelta

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked
from ..rules.case_number import case_number

CODE, NAME = "HS2", "Hose Set HS2"
#: Month by month, the present one last: delivered sets, and complaints that they burst.
MONTHS = (
    *((120, 0), (140, 1), (110, 1), (130, 0), (150, 1), (140, 2), (120, 1), (160, 1), (150, 0)),
    *((140, 1), (130, 1), (150, 2), (160, 1), (140, 1), (150, 1), (155, 2), (145, 3), (60, 6)),
)
CUSTOMERS = ("Northgate Plumbing Supplies", "Keller Haustechnik GmbH", "Lakeside Bakery", "Hotel Miramar")


def is_told(stage):
    return bool(stage.product(CODE))


def tell(stage):
    product = stage.env["product.product"].create(
        {
            "name": NAME,
            "default_code": CODE,
            "type": "consu",
            "company_id": stage.company.id,
            "categ_id": stage.product("CB7").categ_id.id,
            "list_price": 12.0,
        }
    )
    first = stage.today.replace(day=1)
    for back, (delivered, complaints) in enumerate(reversed(MONTHS)):
        month = first - relativedelta(months=back)
        _deliver(stage, product, delivered, month)
        _enter(stage, product, complaints, month)
    charts = stage.env["after_sales.case.chart"]
    charts._draw(stage.company)
    stage.env["after_sales.case.alert"]._warn_of_rises(stage.company)
    stage.end_of_scene()


def _deliver(stage, product, quantity, month):
    """Spare parts go out to fitters without an order."""
    stock, customers = stage.warehouse.lot_stock_id, stage.env.ref("stock.stock_location_customers")
    where = {"location_id": stock.id, "location_dest_id": customers.id}
    what = {"product_id": product.id, "product_uom_qty": quantity, "product_uom": product.uom_id.id}
    picking = stage.acting(stage.env["stock.picking"], "wendy.warehouse").create(
        where | {"picking_type_id": stage.warehouse.out_type_id.id, "move_ids": [Command.create(what | where)]}
    )
    picking.action_confirm()
    picking.move_ids.quantity = quantity
    picking.move_ids.picked = True
    picking.with_context(skip_backorder=True).button_validate()
    picking.sudo().date_done = _noon(month)


def _enter(stage, product, count, month):
    """Cases as the old register has them: decided long ago, entered when the company began with After-Sales."""
    fault = stage.env.ref("after_sales.after_sales_reason_defect")
    unlocked(stage.env["after_sales.case"]).create(
        [
            {
                # Beside the numbers that the coordinator gives this month.
                "name": case_number(month, 50 + number),
                "subject": "Hose bursts under pressure",
                "partner_id": stage.customer(CUSTOMERS[number % len(CUSTOMERS)]).id,
                "company_id": stage.company.id,
                "user_id": stage.user("sam.sales").id,
                "reason_id": fault.id,
                "state": "done",
                "finding": "founded",
                "cause_id": stage.env.ref("after_sales.after_sales_cause_quality_3").id,
                "received_on": _noon(month),
                "accepted_on": _noon(month),
                "line_ids": [
                    Command.create({"product_id": product.id, "uom_id": product.uom_id.id, "quantity": 1 + number % 3})
                ],
            }
            for number in range(count)
        ]
    )


def _noon(month):
    return datetime.combine(month, time(12))
