# Part of after_sales. LGPL-3.
"""What people do with sold goods, in any order, and what must hold after each step."""

from collections import defaultdict
from datetime import datetime, timedelta

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time

START = datetime(2026, 3, 2, 8, 0)
#: What is done, as often as it stands here.
ACTIONS = ["ask"] * 4 + ["receive", "inspect"] * 4 + ["deliver", "invoice", "undo", "send", "cancel"] * 2
ACTIONS += ["pay", "buy", "close_rest", "take_back"]
#: Parts of what is open: what the tolerance may allow is more than all of it, and what it may not is far more.
SHARES = (1.0, 1.0, 0.5, 0.5, 0.25, 1.2, 2.0)
REMEDIES = ("credit", "credit", "credit", "replacement", "repair", "none")


class ReturnsMachine(RuleBasedStateMachine):
    """Each step is done as the person whose work it is; what is refused leaves nothing behind.

    ``case`` brings the stage: ``orders``, ``products``, users and builders.
    """

    def __init__(self, case):
        super().__init__()
        self.case, self.env, self.steps, self.done = case, case.env, 0, set()
        self.returns = self.env["after_sales.return"].with_user(case.sales)
        self.savepoint = self.env.cr.savepoint()

    def teardown(self):
        try:
            self.finish()
        finally:
            self.savepoint.close(rollback=True)
            self.env.invalidate_all()

    @initialize(chance=st.randoms(use_true_random=True))
    def begin(self, chance):
        self.chance = chance

    @rule()
    def step(self):
        """One of the actions for which there is something to do."""
        chance = self.chance
        for name in chance.sample(ACTIONS, len(ACTIONS)):
            found = getattr(self, f"to_{name}")()
            if found:
                record = found.browse(chance.choice(found.ids))
                self.attempt(name, lambda name=name, record=record: getattr(self, name)(record, chance))
                return

    def attempt(self, name, act):
        """Do it a minute later than the step before, or be refused in words."""
        self.steps += 1
        with freeze_time(START + timedelta(minutes=self.steps)):
            try:
                with self.env.cr.savepoint():
                    act()
            except AccessError:
                raise  # each does his own work, so nobody lacks a right
            except UserError as refused:
                note(f"{name}: {refused}")
            else:
                note(name)
                self.done.add(name)

    # -- selling -------------------------------------------------------------------------------------------------------

    def to_deliver(self):
        return self.open(self.case.orders.picking_ids.filtered(lambda each: each.picking_type_code == "outgoing"))

    def deliver(self, picking, chance):
        self.moved(picking, min(chance.choice(SHARES), 1.0))

    def to_invoice(self):
        return self.case.orders.filtered(lambda order: any(line.qty_to_invoice > 0 for line in order.order_line))

    def invoice(self, order, _chance):
        self.case.invoiced(order)

    def to_pay(self):
        return self.invoices().filtered(lambda entry: entry.state == "posted" and entry.amount_residual > 0)

    def pay(self, invoice, chance):
        self.case.paid(invoice, invoice.currency_id.round(invoice.amount_residual * chance.choice((0.3, 1.0))))

    def to_buy(self):
        return self.case.products - self.case.steady

    def buy(self, product, chance):
        self.case.bought(product, 12, chance.choice((7.0, 10.0, 13.37)))

    # -- returning -----------------------------------------------------------------------------------------------------

    def to_ask(self):
        return self.case.orders.order_line.move_ids._after_sales_returnable_moves()

    def ask(self, move, chance):
        self.case.company.after_sales_credit_moment = chance.choice(("approval", "receipt", "receipt", "inspection"))
        line = {
            "move_id": move.id,
            "quantity": chance.choice((1, 2, 3, 5, 12)),
            "uom_id": move.product_id.uom_id.id,
            "remedy": chance.choice(REMEDIES),
        }
        document = self.returns.create({
            "partner_id": move.sale_line_id.order_id.partner_id.id, "company_id": self.case.company.id,
            "reason_id": self.case.reason.id, "line_ids": [Command.create(line)],
        })  # fmt: skip
        document.action_submit()
        document.with_user(self.case.approver_gm).action_approve()
        self.returns |= document

    def to_receive(self):
        return self.open(self.returns.sudo().picking_ids).filtered(lambda each: each.location_id.usage == "customer")

    def receive(self, picking, chance):
        self.moved(picking.with_user(self.case.warehouse_user), chance.choice(SHARES))

    def to_inspect(self):
        return self.returns.sudo().inspection_ids.filtered(lambda each: each.state == "draft")

    def inspect(self, inspection, chance):
        inspection = inspection.with_user(self.case.quality)
        found = chance.choice(("restock", "scrap", "restock", "customer"))
        finding = {
            "disposition_id": self.env.ref(f"after_sales.after_sales_disposition_{found}").id,
            "quantity": max(round(inspection.waiting_qty * chance.choice(SHARES)), 1.0),
        }
        inspection.line_ids = [Command.clear(), Command.create(finding)]
        inspection.action_inspect()

    def to_take_back(self):
        return self.returns.sudo().inspection_ids.filtered(lambda each: each.state == "done")

    def take_back(self, inspection, _chance):
        inspection.with_user(self.case.quality).action_take_back()

    def to_send(self):
        """Replacements, repaired goods and what goes back."""
        lines = self.returns.sudo().line_ids
        return self.open((lines.replacement_move_ids | lines.send_back_move_ids | lines.finding_ids.move_ids).picking_id)

    def send(self, picking, _chance):
        self.moved(picking, 1.0)

    def to_cancel(self):
        return self.still("approved")

    def cancel(self, document, _chance):
        document.action_cancel()

    def to_close_rest(self):
        return self.still("approved")

    def close_rest(self, document, _chance):
        document.action_close_rest()

    def to_undo(self):
        return self.still("approved", "done")

    def undo(self, document, _chance):
        document.with_user(self.case.undo)._undo("Tried")

    # -- words of this file --------------------------------------------------------------------------------------------

    def still(self, *states):
        return self.returns.filtered(lambda document: document.state in states)

    # -- how it is done ------------------------------------------------------------------------------------------------

    def open(self, pickings):
        return pickings.filtered(lambda picking: picking.state not in ("done", "cancel"))

    def moved(self, picking, part):
        """Validate ``part`` of every line, whole pieces of its unit; the rest stays open."""
        for move in picking.move_ids:
            move.quantity = max(round(move.product_uom_qty * part), 1.0)
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()

    def invoices(self):
        return (self.case.orders.invoice_ids | self.returns.sudo().charge_ids).filtered(
            lambda entry: entry.move_type == "out_invoice"
        )

    # -- what always holds ---------------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_broken(self):
        self.env.flush_all()
        self.env.invalidate_all()
        breaches = [reason for _kind, _record, reason in self.env["after_sales.breach"]._find_breaches()]
        self.case.assertFalse(breaches)
        self.env.cr.execute(
            """SELECT move_id, SUM(balance) FROM account_move_line WHERE parent_state = 'posted' AND company_id = %s
             GROUP BY move_id HAVING ABS(SUM(balance)) > 0.001""",
            [self.case.company.id],
        )
        self.case.assertFalse(self.env.cr.fetchall(), "An entry does not balance.")

    @invariant()
    def no_delivery_and_no_invoice_gives_back_more_than_it_gave(self):
        out, back = defaultdict(float), defaultdict(float)
        for move in self.case.orders.order_line.move_ids.filtered(lambda move: move.state == "done"):
            if move.location_dest_id.usage == "customer" and not move.origin_returned_move_id:
                out[move] += move._after_sales_base_quantity()
            elif move.location_id.usage == "customer":
                back[move.origin_returned_move_id] += move._after_sales_base_quantity()
            else:
                back[move.origin_returned_move_id.origin_returned_move_id] -= move._after_sales_base_quantity()
        for move, quantity in back.items():
            self.case.assertLessEqual(quantity, out[move] + 1e-6, move.display_name)
            self.case.assertGreaterEqual(quantity, -1e-6, move.display_name)
        for entry in self.invoices() | self.returns.sudo().credit_note_ids:
            self.case.assertGreaterEqual(entry.amount_residual, 0.0, entry.display_name)

    @invariant()
    def no_return_credits_more_than_was_approved(self):
        for document in self.returns.sudo():
            posted = document.credit_note_ids.filtered(
                lambda entry: entry.state == "posted" and not entry.after_sales_undone_by_id
            )
            room = document.currency_id.rounding * len(posted)
            self.case.assertLessEqual(sum(posted.mapped("amount_total")), document._approved_credit() + room + 1e-6)

    @invariant()
    def stock_is_worth_what_came_in_less_what_went_out(self):
        for product in self.case.products.with_company(self.case.company):
            moves = self.env["stock.move"].search([("product_id", "=", product.id), ("state", "=", "done")])
            came, went = moves.filtered("is_in"), moves.filtered("is_out")
            quants = self.env["stock.quant"].search(
                [("product_id", "=", product.id), ("location_id.usage", "=", "internal"), ("owner_id", "=", False)]
            )
            pieces = sum(quants.mapped("quantity"))
            expected = sum(came.mapped("value")) - sum(went.mapped("value"))
            if product.cost_method == "standard":
                expected = pieces * product.standard_price
            self.case.assertAlmostEqual(product.total_value, expected, delta=0.01 * (len(moves) + 1), msg=product.name)

    @invariant()
    def the_books_say_the_cost_of_what_is_invoiced_and_not_credited(self):
        """Of a product that always cost the same; Odoo books the cost with the invoice."""
        product = self.case.steady
        items = self.env["account.move.line"].search(
            [("product_id", "=", product.id), ("parent_state", "=", "posted"), ("display_type", "in", ("product", "cogs"))]
        )
        sold = items.filtered(lambda item: item.display_type == "product" and item.move_id.is_sale_document())
        pieces = sum(
            item._after_sales_base_quantity() * (1 if item.move_id.move_type == "out_invoice" else -1) for item in sold
        )
        booked = items.filtered(lambda item: item.display_type == "cogs" and item.account_id == self.case.stock_account)
        self.case.assertAlmostEqual(sum(booked.mapped("balance")), -10.0 * float(pieces), places=2)

    def finish(self):
        """When everything is invoiced, the trial balance is zero."""
        for order in self.to_invoice():
            self.attempt("invoice", lambda order=order: self.case.invoiced(order))
        self.nothing_is_broken()
        lines = self.env["account.move.line"].search(
            [("parent_state", "=", "posted"), ("company_id", "=", self.case.company.id)]
        )
        self.case.assertAlmostEqual(sum(lines.mapped("balance")), 0.0, places=2)
        self.case.seen |= self.done
