# Part of after_sales. LGPL-3.
"""One and the same return done twice: with what Odoo brings, and with the documents of after_sales.

A flow takes orders whose goods all come back, one order or many, and leaves a validated receipt and a posted,
reconciled credit note for each.
"""

from common import QUANTITY, World
from meter import Meter

from odoo.fields import Command


def plain(world: World, meter: Meter, orders) -> None:
    """Odoo's own way, by one person: return wizard, receipt, reversal wizard, posting, reconciliation.

    The return wizard takes one delivery at a time; all other steps are done for all orders at once.
    """
    orders = orders.with_env(world.env_of("allrounder"))
    with meter.step("return wizard"):
        receipts = orders.env["stock.picking"].union(*(_return_by_wizard(picking) for picking in orders.picking_ids))
    with meter.step("receive"):
        _receive(receipts)
    with meter.step("credit note"):
        invoices = orders.invoice_ids
        credit_notes = _reverse_by_wizard(invoices)
    with meter.step("post"):
        credit_notes.action_post()
    with meter.step("reconcile"):
        # Posting did it for whatever names its invoice; what it left open would be done here.
        for credit_note in credit_notes:
            lines = (credit_note | credit_note.reversed_entry_id).line_ids
            lines = lines.filtered(lambda line: line.account_type == "asset_receivable" and not line.reconciled)
            if len(lines.move_id) > 1:
                lines.reconcile()


def ours(world: World, meter: Meter, orders) -> None:
    """The way of after_sales, by three people: submit, approve, receive. The credit note follows by itself."""
    with meter.step("create"):
        seller = orders.with_env(world.env_of("seller"))
        documents = seller.env["after_sales.return"].create([prepare_return_vals(world, order) for order in seller])
    with meter.step("submit"):
        documents.action_submit()
    with meter.step("approve"):
        documents.with_env(world.env_of("approver")).action_approve()
    with meter.step("receive, credit, post"):
        receipts = documents.with_env(world.env).picking_ids.with_env(world.env_of("storekeeper"))
        _receive(receipts)


def check(orders) -> dict[str, float]:
    """Say what the returns of ``orders`` led to, the same for both flows; stop if one of them is not done."""
    lines, invoices = orders.order_line, orders.invoice_ids.filtered(lambda entry: entry.move_type == "out_invoice")
    credit_notes = invoices.reversal_move_ids.filtered(lambda entry: entry.state == "posted")
    back = lines.move_ids.filtered(lambda move: move.origin_returned_move_id and move.state == "done")
    found = {
        "orders": len(orders),
        "quantity returned": sum(back.mapped("quantity")),
        "value returned": round(sum(back.mapped("value")), 2),
        "credit notes posted": len(credit_notes),
        "credited": round(sum(credit_notes.mapped("amount_total")), 2),
        "still open": round(sum((invoices | credit_notes).mapped("amount_residual")), 2),
        "delivered": sum(lines.mapped("qty_delivered")),
        "invoiced": sum(lines.mapped("qty_invoiced")),
        "to invoice": sum(lines.mapped("qty_to_invoice")),
    }
    expected = {
        "quantity returned": len(orders) * QUANTITY,
        "credit notes posted": len(orders),
        "credited": round(sum(invoices.mapped("amount_total")), 2),
        "still open": 0,
        "delivered": 0,
        "invoiced": 0,
        "to invoice": 0,
    }
    wrong = {name: found[name] for name, value in expected.items() if found[name] != value}
    if wrong:
        raise SystemExit(f"The returns are not done: {wrong}, expected {expected}")
    return found


def _return_by_wizard(delivery):
    wizard = delivery.env["stock.return.picking"].with_context(
        active_id=delivery.id, active_ids=delivery.ids, active_model=delivery._name
    )
    return delivery.browse(wizard.create({}).action_create_returns_all()["res_id"])


def _receive(receipts):
    receipts.move_ids.picked = True
    if receipts.with_context(skip_sms=True, skip_backorder=True).button_validate() is not True:
        raise SystemExit("The receipts were not validated.")


def _reverse_by_wizard(invoices):
    wizard = invoices.env["account.move.reversal"].with_context(active_ids=invoices.ids, active_model=invoices._name)
    wizard = wizard.create({"journal_id": invoices.journal_id.id, "reason": "Return"})
    wizard.reverse_moves()
    return wizard.new_move_ids


def prepare_return_vals(world, order):
    return {
        "partner_id": order.partner_id.id,
        "reason_id": world.reason.id,
        "line_ids": [
            Command.create({"move_id": move.id, "quantity": move.quantity}) for move in order.order_line.move_ids
        ],
    }
