# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...rules.reason import reason
from ..claims import claim


class AfterSalesReturn(models.Model):
    """Goods that were replaced or credited ahead and never came back are charged, once, at the price of the sale."""

    _inherit = "after_sales.return"

    charge_ids = fields.One2many("account.move", "after_sales_charge_return_id", "Charges", readonly=True)

    def action_close_rest(self):
        """Wait no longer for what has not come: free it, and charge what was given ahead of it."""
        self._refuse_without_right("close")
        self._lock()
        self._raise_all(self._get_close_blockers())
        # The right to close the return replaces the right over its receipt, which has not been touched yet.
        self.sudo().picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel")).action_cancel()
        self.sudo()._charge_what_is_owed()
        self.sudo()._advance()

    def _get_close_blockers(self):
        for document in self:
            if document.state != "approved" or document.receipt_status not in ("expected", "partial"):
                yield reason("nothing_expected", document=document.name)
            elif document.receipt_status == "expected" and not any(document.line_ids.mapped("ahead_qty")):
                yield reason("nothing_came", document=document.name)

    @api.model
    def _cron_charge_overdue(self):
        """Charge what was due back before today; a failing return keeps its reason and does not stop the others."""
        lines = self.env["after_sales.return.line"].search(
            [
                ("state", "=", "approved"),
                ("ahead_qty", ">", 0),
                ("due_back_on", "<", fields.Date.context_today(self)),
            ]
        )
        documents = lines.return_id
        self.env["ir.cron"]._commit_progress(remaining=len(documents))
        for left, document in zip(range(len(documents))[::-1], documents, strict=True):
            try:
                with self.env.cr.savepoint():
                    document._lock()
                    document._charge_what_is_owed()
            except UserError as error:
                document._note_credit_problem(str(error))
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                return

    def _charge_what_is_owed(self):
        """Invoice what the customer got and did not send goods for; the receipt is not waited for any more."""
        for document in self.sudo():
            due = document.line_ids.filtered(lambda line: line._to_charge() > 0)
            for invoice, lines in due.grouped(lambda line: line._charge_source().move_id).items():
                # Without an invoice there is nothing to charge: Odoo is yet to invoice what was delivered.
                if invoice:
                    document._charge(invoice, lines)
            document._stop_waiting(due)

    def _charge(self, invoice, lines):
        claim(invoice)
        entry = (
            self.env["account.move"]
            .with_context(mail_create_nosubscribe=True)
            .create(self._prepare_charge_vals(invoice, lines))
        )
        key = ",".join(f"{line.id}:up to:{line.charged_qty + float(line._to_charge()):g}" for line in lines.sorted("id"))
        self._record_postings("charge", [(self, key, entry)])
        entry._post(soft=False)

    def _prepare_charge_vals(self, invoice, lines) -> dict:
        return {
            "move_type": "out_invoice",
            "after_sales_charge_return_id": self.id,
            "company_id": invoice.company_id.id,
            "journal_id": invoice.journal_id.id,
            "partner_id": invoice.partner_id.id,
            "partner_shipping_id": invoice.partner_shipping_id.id,
            "currency_id": invoice.currency_id.id,
            "fiscal_position_id": invoice.fiscal_position_id.id,
            "invoice_payment_term_id": invoice.invoice_payment_term_id.id,
            "invoice_user_id": invoice.invoice_user_id.id,
            "team_id": invoice.team_id.id,
            "invoice_date": fields.Date.context_today(self),
            "invoice_origin": self.name,
            "ref": self.env._("%s: goods that were not sent back", self.name),
            "invoice_line_ids": [Command.create(line._prepare_charge_line_vals()) for line in lines],
        }

    def _stop_waiting(self, lines):
        waiting = lines.receipt_move_ids.filtered(lambda move: move.state not in ("done", "cancel"))
        waiting._action_cancel()
        for document in lines.return_id:
            document.message_post(body=self.env._("Not sent back in time: what was given ahead has been charged."))
