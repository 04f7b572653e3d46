# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

NEXT_STEPS = [
    ("card_refund", "Refund to the Card"),
    ("refund", "Refund Payment"),
    ("set_off", "Set Off"),
    ("keep", "Keep as Credit"),
]
ACCOUNTANT = "after_sales.after_sales_group_accountant"


class AccountMove(models.Model):
    """What becomes of a credit that its invoice could not take up, because it was paid (checklist B25 to B27).

    The accountant chooses; what is left after a part was refunded or set off waits for another choice.
    """

    _inherit = "account.move"

    after_sales_next_step = fields.Selection(
        NEXT_STEPS, "Next Step", copy=False, readonly=True, index="btree_not_null", tracking=True,
        help="What accounting last chose to do with the open credit.",
    )  # fmt: skip
    after_sales_is_open_credit = fields.Boolean("Open Credit", compute="_compute_after_sales_is_open_credit")

    @api.depends("state", "move_type", "payment_state", "amount_residual", "after_sales_undone_by_id")
    def _compute_after_sales_is_open_credit(self):
        for entry in self:
            entry.after_sales_is_open_credit = (
                entry.move_type == "out_refund"
                and entry.state == "posted"
                and bool(entry._after_sales_document())
                and not entry.after_sales_undone_by_id
                and not entry.currency_id.is_zero(entry.amount_residual)
            )

    def action_after_sales_refund(self):
        """Pay the open credit out: Odoo's own payment, prefilled with what is open; less may be paid, never more."""
        self._after_sales_choose("refund")
        return self.action_register_payment()

    def action_after_sales_set_off(self):
        """Choose open invoices of the customer that take up the credit."""
        self.ensure_one()
        self._after_sales_refuse_unless_open_credit()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Set Off"),
            "res_model": "after_sales.credit.set_off",
            "view_mode": "form",
            "target": "new",
            "context": {"default_entry_id": self.id},
        }

    def action_after_sales_keep(self):
        """Leave the credit to the customer for what he buys next; the list of open credits waits for it no more."""
        self._after_sales_choose("keep")

    def _after_sales_choose(self, step):
        self._after_sales_refuse_unless_open_credit()
        for entry in self:
            # Odoo lets nobody write some fields of posted entries; this one says nothing of what was posted.
            unlocked(entry.sudo()).write({"after_sales_next_step": step})

    def _after_sales_reopen_choice(self):
        """Let a credit that was to be kept wait for a choice again, because another way failed."""
        kept = self.sudo().filtered(lambda entry: entry.after_sales_next_step == "keep")
        unlocked(kept).write({"after_sales_next_step": False})

    def _after_sales_refuse_unless_open_credit(self):
        """``AccessError`` for whoever is no accountant, ``UserError`` where there is nothing to decide on."""
        self.check_access("write")
        message = self.env["after_sales.message"]
        if not self.env.user.has_group(ACCOUNTANT):
            names = ", ".join(self.mapped("name"))
            message._raise_all([reason("no_right", event="settle", documents=names, groups=(ACCOUNTANT,))], AccessError)
        message._raise_all(
            reason("no_open_credit", entry=entry._after_sales_title())
            for entry in self
            if not entry.after_sales_is_open_credit
        )

    def _after_sales_open_invoices(self):
        """The invoices of the same customer, company and currency that could take up this credit, due ones first."""
        return self.search(
            [
                ("commercial_partner_id", "=", self.commercial_partner_id.id),
                ("company_id", "=", self.company_id.id),
                ("currency_id", "=", self.currency_id.id),
                ("move_type", "=", "out_invoice"),
                ("state", "=", "posted"),
                ("payment_state", "in", ("not_paid", "partial")),
            ],
            order="invoice_date_due, id",
        )

    def _after_sales_set_off(self, invoices):
        """Reconcile this credit with ``invoices``, one after the other, as far as it reaches."""
        self._after_sales_choose("set_off")
        account = self.line_ids.account_id.filtered(lambda account: account.account_type == "asset_receivable")
        for invoice in invoices:
            lines = (self | invoice).line_ids.filtered(lambda line: line.account_id in account and not line.reconciled)
            if (lines.move_id & self) and (lines.move_id & invoice):
                lines.reconcile()
