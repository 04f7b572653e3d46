# Part of after_sales. LGPL-3.
"""Chapter 4b: goods nobody knows, and what policies say about money and time."""

from odoo.fields import Command

from .story_returns import REASON, approve, propose, receive, submit

BLIND = "after_sales.after_sales_group_blind"
FREIGHT = "Delivery by Courier"
FREIGHT_ORDER = "Annex, heating room"


def is_told(stage):
    return bool(
        stage.env["after_sales.return"].search_count([("company_id", "=", stage.company.id), ("is_blind", "=", True)], limit=1)
    )


def tell(stage):
    for story in (
        _old_pump_at_the_counter, _dealers_thermostats_to_decide, _too_many_thermostats, _annex_with_freight,
        _a_boiler_changes_hands,
    ):  # fmt: skip
        story(stage)


def _old_pump_at_the_counter(stage):
    """Sold before the system began: stated at what it is worth, credited at what was agreed."""
    stage.user("clara.clerk").group_ids += stage.env.ref(BLIND)
    document = _blind(
        stage, "Rosa Alvarez", "Bought in 2019, before our system began. The receipt is on paper, in the old ledger.",
        _stray(stage, "P60", 1, 150.0, "Two thirds of today's price, as in the ledger", 60.0, "Used, runs well"),
    )  # fmt: skip
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _dealers_thermostats_to_decide(stage):
    document = _blind(
        stage, "Keller Haustechnik GmbH", "Came with the furniture of a bankrupt dealer; none of our deliveries knows them.",
        _stray(stage, "TH3", 3, 28.0, "Agreed with the owner on the phone", 20.0, "Boxes open, never fitted"),
    )  # fmt: skip
    submit(stage, document)


def _a_boiler_changes_hands(stage):
    """The school sold one of its boilers to the clinic next door, which may return it from now on."""
    clinic = stage.env["res.partner"].create({"name": "Riverside Clinic", "company_id": stage.company.id, "city": "Salem"})
    boilers = stage.order("New wing").order_line.move_ids.move_line_ids.lot_id
    stage.telling(stage.env["after_sales.ownership"], "clara.clerk").create(
        {
            "lot_id": boilers[:1].id,
            "to_partner_id": clinic.id,
            "passed_on": stage.today,
            "evidence": "Contract of sale, sent by the school's office with their letter.",
        }
    )
    stage.end_of_scene()


def _too_many_thermostats(stage):
    """No longer needed: a tenth is kept back for taking them in again."""
    stage.env.ref(REASON % "not_needed").write({"fee_percent": 10.0})
    document = propose(stage, "School heating", "not_needed", "Two classrooms stay closed.", TH3=2)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _annex_with_freight(stage):
    """Wrong goods, all of them: the freight is credited as well, by choice."""
    freight = stage.env["product.product"].create(
        {
            "name": FREIGHT, "type": "service", "invoice_policy": "order", "list_price": 35.0,
            "after_sales_is_freight": True, "company_id": stage.company.id, "taxes_id": [Command.clear()],
        }
    )  # fmt: skip
    order = stage.env["sale.order"].create(
        {
            "partner_id": stage.customer("Northgate Plumbing Supplies").id,
            "company_id": stage.company.id,
            "warehouse_id": stage.warehouse.id,
            "client_order_ref": FREIGHT_ORDER,
            "user_id": stage.user("sam.sales").id,
            "order_line": [
                Command.create({"product_id": stage.product("TH3").id, "product_uom_qty": 2.0}),
                Command.create({"product_id": freight.id, "product_uom_qty": 1.0}),
            ],
        }
    )
    order.action_confirm()
    picking = order.picking_ids
    picking.action_assign()
    picking.move_ids.picked = True
    picking.with_context(skip_backorder=True).button_validate()
    order._create_invoices().action_post()
    document = propose(stage, FREIGHT_ORDER, "wrong_goods", "They ordered the wireless ones.", TH3=2)
    stage.telling(document, "sam.sales").action_add_freight()
    submit(stage, document)


def _blind(stage, customer, known, line):
    wizard = stage.telling(stage.env["after_sales.return.blind"], "clara.clerk").create(
        {
            "partner_id": stage.customer(customer).id,
            "company_id": stage.company.id,
            "reason_id": stage.env.ref(REASON % "not_needed").id,
            "blind_reason": known,
        }
    )
    document = wizard.env["after_sales.return"].browse(wizard.action_begin()["res_id"])
    document.line_ids = [Command.create(line)]
    stage.end_of_scene()
    return document


def _stray(stage, code, quantity, price, why_price, cost, why_cost):  # noqa: PLR0913 - what a line must say
    return {
        "blind_product_id": stage.product(code).id,
        "quantity": quantity,
        "price_source": "agreed",
        "agreed_price": price,
        "price_reason": why_price,
        "cost_source": "stated",
        "stated_cost": cost,
        "cost_reason": why_cost,
    }
