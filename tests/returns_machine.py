# Part of after_sales. LGPL-3.
"""What people do with sold goods, in any order; what must hold after each step is in ``returns_machine_checks``."""

from datetime import datetime, timedelta

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time

from .returns_machine_checks import ReturnsChecks
from .returns_machine_goods import GoodsSteps
from .returns_machine_money import MoneySteps

START = datetime(2026, 3, 2, 8, 0)
#: What is done, as often as it stands here.
ACTIONS = ["ask"] * 5 + ["receive", "inspect"] * 4 + ["deliver", "invoice", "undo", "send", "cancel", "allow"] * 2
ACTIONS += ["pay", "refund", "set_off", "bounce", "keep_credit"]
ACTIONS += ["prove", "prove", "reject_proof", "change_proof", "undo_allowance"]
ACTIONS += ["buy", "close_rest", "take_back", "report", "report", "decide", "decide", "repair", "repair"]
#: Parts of what is open: what the tolerance may allow is more than all of it, and what it may not is far more.
SHARES = (1.0, 1.0, 0.5, 0.5, 0.25, 1.2, 2.0)


class ReturnsMachine(GoodsSteps, MoneySteps, ReturnsChecks, RuleBasedStateMachine):
    """Each step is done as the person whose work it is; what is refused leaves nothing behind.

    ``case`` brings the stage: ``orders``, ``products``, users and builders. Each step notes what was done to what, so a
    failure reads as the story that led to it.
    """

    def __init__(self, case):
        super().__init__()
        self.case, self.env, self.steps, self.done = case, case.env, 0, set()
        self.returns = self.env["after_sales.return"].with_user(case.sales)
        self.allowances = self.env["after_sales.allowance"].with_user(case.sales)
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
        for name in self.chance.sample(ACTIONS, len(ACTIONS)):
            found = getattr(self, f"to_{name}")()
            if found:
                record = found.browse(self.chance.choice(found.ids))
                self.attempt(name, record, lambda name=name, record=record: getattr(self, name)(record))
                return

    def attempt(self, name, record, act):
        """Do it a minute later than the step before, or be refused in words."""
        self.steps += 1
        told = self.chosen = [f"{self.steps}. {name} {record.sudo().display_name}"]
        with freeze_time(START + timedelta(minutes=self.steps)):
            try:
                with self.env.cr.savepoint():
                    act()
            except AccessError:
                note(" ".join(told))
                raise  # each does his own work, so nobody lacks a right
            except UserError as refused:
                note(f"{' '.join(told)} - refused: {refused}")
            except BaseException:
                note(" ".join(told))
                raise
            else:
                note(" ".join(told))
                self.done.add(name)

    def pick(self, options):
        """One of ``options``, told with the step: plain values, or records."""
        options = options if isinstance(options, (list, tuple)) else [options.browse(each) for each in options.ids]
        chosen = self.chance.choice(options)
        self.chosen.append(str(chosen.sudo().display_name if hasattr(chosen, "_name") else chosen))
        return chosen

    def share(self, most=None):
        return min(self.pick(SHARES), most or max(SHARES))

    # -- selling -------------------------------------------------------------------------------------------------------

    def orders(self):
        return self.case.orders | self.returns.sudo().exchange_order_ids

    def invoices(self):
        """What customers owe: invoices of orders, charges, and what took a credit back."""
        return (self.orders().invoice_ids | self.returns.sudo().charge_ids).filtered(
            lambda entry: entry.move_type == "out_invoice"
        )

    def credit_notes(self):
        return self.returns.sudo().credit_note_ids | self.allowances.sudo().credit_note_ids

    def to_deliver(self):
        return self.open(self.orders().picking_ids.filtered(lambda each: each.picking_type_code == "outgoing"))

    def deliver(self, picking):
        self.moved(picking, self.share(most=1.0))

    def to_invoice(self):
        return self.orders().filtered(lambda order: any(line.qty_to_invoice > 0 for line in order.order_line))

    def invoice(self, order):
        self.case.invoiced(order)

    def to_buy(self):
        return (self.case.products - self.case.steady).filtered(lambda product: product.tracking != "serial")

    def buy(self, product):
        lots = self.env["stock.lot"].search([("product_id", "=", product.id)]) if product.tracking == "lot" else None
        self.case.bought(product, 12, self.pick((7.0, 10.0, 13.37)), lot=self.pick(lots) if lots else None)

    # -- words of this machine -----------------------------------------------------------------------------------------

    def still(self, documents, *states):
        return documents.filtered(lambda document: document.state in states)

    def open(self, pickings):
        return pickings.filtered(lambda picking: picking.state not in ("done", "cancel"))

    def signed(self, document):
        """The lowest who may, then the highest: both have to where the table asks every level."""
        for approver in (self.case.approver_manager, self.case.approver_gm):
            if document.with_user(approver).is_waiting_for_me:
                document.with_user(approver).action_approve()
        self.case.assertNotEqual(document.state, "submitted", "Nobody could sign.")

    def moved(self, picking, part):
        """Validate ``part`` of every line, whole pieces of its unit; the rest stays open."""
        for move in picking.move_ids:
            move.quantity = max(round(move.product_uom_qty * part), 1.0)
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
