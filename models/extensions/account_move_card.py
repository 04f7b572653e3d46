# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import LockError, UserError

from ...rules.card_refund import NONE, WHOLE, plan, reach
from ...rules.reason import reason
from ..claims import claim
from ..exact import exact
from .payment_transaction import LIVE, WAITING

STATUS = [
    ("possible", "Paid by Card"),
    ("waiting", "Waiting for the Provider"),
    ("failed", "Card Refund Failed"),
    ("sent", "Refunded to the Card"),
]


class AccountMove(models.Model):
    """A credit goes back by the way its invoice was paid: to the card, up to what was captured (checklist B26).

    Odoo's own refund does it, over several payments if need be. What is sent counts as given back until the provider says
    that it failed, so that nothing is sent twice; the payment that Odoo makes once it is confirmed settles the credit.
    """

    _inherit = "account.move"

    after_sales_card_amount = fields.Monetary(
        "Can Go Back to the Card",
        compute="_compute_after_sales_card",
        compute_sudo=True,
        help="What is open of the credit, as far as it was paid by card and is neither refunded nor on its way.",
    )
    after_sales_on_its_way_amount = fields.Monetary(
        "On Its Way to the Card",
        compute="_compute_after_sales_card",
        compute_sudo=True,
        help="Sent to the payment provider and not in the books yet.",
    )
    after_sales_card_status = fields.Selection(STATUS, "Card", compute="_compute_after_sales_card", compute_sudo=True)
    after_sales_card_refund_ids = fields.Many2many(
        "payment.transaction", string="Refunds to the Card", compute="_compute_after_sales_card", compute_sudo=True
    )

    @api.depends("transaction_ids.state", "amount_residual", "after_sales_undone_by_id")
    def _compute_after_sales_card(self):
        for entry in self:
            refunds = entry._after_sales_card_refunds()
            entry.after_sales_card_refund_ids = refunds
            entry.after_sales_on_its_way_amount = entry._after_sales_on_its_way(refunds)
            entry.after_sales_card_amount = (
                float(reach(entry._after_sales_undecided(), entry._after_sales_captures()))
                if entry.after_sales_is_open_credit
                else 0.0
            )
            entry.after_sales_card_status = entry._after_sales_card_standing(refunds)

    def _after_sales_card_standing(self, refunds):
        if self.after_sales_on_its_way_amount:
            return "waiting"
        if refunds and refunds[0].state in ("error", "cancel"):
            return "failed"
        if self.after_sales_card_amount:
            return "possible"
        return "sent" if refunds else False

    def _after_sales_card_refunds(self):
        """The refunds that were sent for this credit note, the last one first."""
        return self.transaction_ids.filtered(lambda each: each.operation == "refund").sorted("id", reverse=True)

    def _after_sales_sent_refunds(self):
        """The refunds for these credit notes that are confirmed, or on their way."""
        refunds = self.transaction_ids.filtered(lambda each: each.operation == "refund")
        return refunds.filtered(lambda each: each.state in LIVE)

    def _after_sales_on_its_way(self, refunds):
        """What of ``refunds`` has not lowered the open credit yet: it waits for the provider, or for our books."""
        live = refunds.filtered(
            lambda each: each.state in LIVE and (each.payment_id.move_id or each.payment_id.state != "paid")
        )
        if not live:
            return 0.0
        receivable = self.line_ids.filtered(lambda line: line.account_type == "asset_receivable")
        booked = receivable.matched_debit_ids.filtered(
            lambda partial: partial.debit_move_id.move_id.origin_payment_id & live.payment_id
        )
        return self.currency_id.round(-sum(live.mapped("amount")) - sum(booked.mapped("credit_amount_currency")))

    def _after_sales_undecided(self):
        """What is open of the credit, less what is on its way."""
        return max(exact(self.amount_residual) - exact(self.after_sales_on_its_way_amount), exact(0))

    def _after_sales_paid_by_card(self):
        """The payments through providers that paid what is credited here, or that were made ahead of it."""
        invoice = self.reversed_entry_id
        ahead = invoice.invoice_line_ids.sale_line_ids.filtered("is_downpayment").invoice_lines.move_id - invoice
        paid = self.env["payment.transaction"]
        for entry in invoice | ahead.filtered(lambda each: each.move_type == "out_invoice" and each.state == "posted"):
            paid |= (entry.transaction_ids | entry._get_reconciled_payments().payment_transaction_id).sorted("id")
        return paid.filtered(lambda each: each.currency_id == self.currency_id)._after_sales_captured()

    def _after_sales_captures(self):
        return [payment._after_sales_capture() for payment in self._after_sales_paid_by_card()]

    # -- the choice ----------------------------------------------------------------------------------------------------

    def action_after_sales_card_refund(self):
        """Ask how much goes back to the card: all that can, unless less is entered."""
        self.ensure_one()
        self._after_sales_refuse_unless_open_credit()
        self.env["after_sales.message"]._raise_all(self.sudo()._after_sales_card_problems(None))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refund to the Card"),
            "res_model": "after_sales.credit.card_refund",
            "view_mode": "form",
            "target": "new",
            "context": {"default_entry_id": self.id},
        }

    def _after_sales_card_problems(self, amount):
        """What is against sending ``amount`` to the card; ``None`` stands for as much as can go."""
        captures = self._after_sales_captures()
        most = exact(self.after_sales_card_amount)
        asked = most if amount is None else exact(amount)
        if not most:
            yield from self._after_sales_card_obstacle(captures)
        elif asked <= 0 or asked > most:
            yield reason(
                "card_amount", entry=self.name, asked=self._after_sales_money(asked), most=self._after_sales_money(most)
            )
        elif reach(asked, captures) != asked:
            nearest = self._after_sales_money(reach(asked, captures))
            yield reason("card_parts", entry=self.name, asked=self._after_sales_money(asked), nearest=nearest)

    def _after_sales_card_obstacle(self, captures):
        """Why nothing at all can go back to the card."""
        able = [each for each in captures if each.support != NONE]
        whole = [each.left for each in able if each.support == WHOLE and each.left]
        if not captures:
            yield reason("card_not_paid", entry=self.name)
        elif self.after_sales_on_its_way_amount and not self._after_sales_undecided():
            yield from self._after_sales_on_its_way_problems()
        elif not able:
            yield reason("card_not_given_back", entry=self.name)
        elif whole:
            left = self._after_sales_money(self._after_sales_undecided())
            yield reason("card_whole_only", entry=self.name, whole=self._after_sales_money(min(whole)), left=left)
        else:
            captured = self._after_sales_money(sum(each.captured for each in captures))
            returned = self._after_sales_money(sum(each.returned for each in captures))
            yield reason("card_nothing_left", entry=self.name, captured=captured, returned=returned)

    def _after_sales_money(self, amount):
        return self.currency_id.format(float(amount))

    def _after_sales_refund_to_card(self, amount):
        """Send ``amount`` back to the cards the invoice was paid with; the refunds that were sent.

        Whoever comes at the same moment finds the rows taken, and what was sent when he tries again.
        """
        self.ensure_one()
        self._after_sales_refuse_unless_open_credit()
        self._after_sales_take_hold()
        # The right to decide on the credit, checked above, replaces the right over providers.
        credit = self.sudo()
        problems = [*self.env["account.payment.register"]._after_sales_approver_problems(self)]
        self.env["after_sales.message"]._raise_all([*problems, *credit._after_sales_card_problems(amount)])
        self._after_sales_choose("card_refund")
        refunds = self.env["payment.transaction"]
        for key, part in plan(exact(amount), credit._after_sales_captures()).items():
            payment = self.env["payment.transaction"].sudo().browse(key)
            sending = payment.with_context(payment_backend_action=True, after_sales_credit=credit)
            refunds |= sending._refund(amount_to_refund=float(part)).with_env(payment.env)
            # What cannot be written is found out now, and not after the next one was sent.
            self.env.flush_all()
        self.env.ref("payment.cron_post_process_payment_tx").sudo()._trigger()
        return refunds

    def _after_sales_take_hold(self):
        try:
            self.lock_for_update()
        except LockError as error:
            sentence = self.env["after_sales.message"]._sentence(reason("document_locked", documents=self.name))
            raise UserError(sentence) from error
        credit = self.sudo()
        claim(credit)
        claim(credit._after_sales_paid_by_card())

    # -- the other choices, while something is on its way --------------------------------------------------------------

    def _after_sales_choose(self, step):
        waiting = self.sudo().filtered("after_sales_on_its_way_amount")
        if step == "refund":
            waiting = waiting.filtered(lambda entry: not entry._after_sales_undecided())
        if step in ("refund", "set_off"):
            self.env["after_sales.message"]._raise_all(waiting._after_sales_on_its_way_problems())
        super()._after_sales_choose(step)

    def _after_sales_on_its_way_problems(self):
        for entry in self:
            amount = entry.currency_id.format(entry.after_sales_on_its_way_amount)
            yield reason("card_on_its_way", entry=entry.name, amount=amount)

    def _after_sales_undo_blockers(self, document):
        yield from super()._after_sales_undo_blockers(document)
        for entry in self:
            sent = entry._after_sales_sent_refunds()
            amount, refunds = entry._after_sales_money(-sum(sent.mapped("amount"))), ", ".join(sent.mapped("reference"))
            if any(refund.state in WAITING for refund in sent):
                yield reason(
                    "undo_card_waiting", document=document.name, credit_note=entry.name, amount=amount, refunds=refunds
                )
            elif sent:
                yield reason(
                    "undo_card_refunded", document=document.name, credit_note=entry.name, amount=amount, refunds=refunds
                )
