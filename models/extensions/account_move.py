# Part of after_sales. LGPL-3.
from odoo import fields, models

#: The fields of a credit note that lead back to the document it was made for, one for each kind.
DOCUMENT_FIELDS = ("after_sales_return_id", "after_sales_allowance_id")


class AccountMove(models.Model):
    _inherit = "account.move"

    after_sales_return_id = fields.Many2one(
        "after_sales.return", "Return", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_charge_return_id = fields.Many2one(
        "after_sales.return", "Charge of Return", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_allowance_id = fields.Many2one(
        "after_sales.allowance", "Allowance", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_reason_code = fields.Char(
        "Reason Code",
        copy=False,
        readonly=True,
        help="The code of the reason for electronic invoices; it stands on the printed credit note as well.",
    )
    after_sales_claims = fields.Integer(
        "Claims",
        copy=False,
        readonly=True,
        help="Counts who credited this invoice, so that simultaneous credits collide.",
    )
    after_sales_return_count = fields.Integer(
        "Returns Count", compute="_compute_after_sales_return_count", compute_sudo=True
    )
    after_sales_can_return = fields.Boolean(compute="_compute_after_sales_return_count", compute_sudo=True)

    def _compute_after_sales_return_count(self):
        returns = self.env["after_sales.return"].search([("invoice_id", "in", self.ids)])
        for entry in self:
            credited = entry.reversal_move_ids.after_sales_return_id
            entry.after_sales_return_count = len(
                returns.filtered(lambda document, e=entry: document.invoice_id == e) | credited
            )
            entry.after_sales_can_return = (
                entry.move_type == "out_invoice"
                and entry.state == "posted"
                and bool(entry._after_sales_delivered_moves())
            )

    def _reconcile_reversed_moves(self, reverse_moves, move_reverse_cancel):
        """Reconcile every credit note of a document with its own invoice, all of them in one go.

        Odoo pairs invoices and credit notes by position and reconciles one pair after the other: two credit notes of one
        invoice, posted together, would shift the pairs, and another customer's invoice would be taken.
        """
        ours = reverse_moves.filtered(lambda entry: entry._after_sales_document())
        if not ours:
            return super()._reconcile_reversed_moves(reverse_moves, move_reverse_cancel)
        others = reverse_moves - ours
        super(AccountMove, others.reversed_entry_id)._reconcile_reversed_moves(others, move_reverse_cancel)
        lines = (ours | ours.reversed_entry_id).line_ids.with_context(move_reverse_cancel=move_reverse_cancel)
        # Receivables first: with taxes due on payment that settles lines of other accounts.
        for receivable in (True, False):
            open_lines = lines.filtered(
                lambda line, first=receivable: (
                    not line.reconciled
                    and line.account_id.reconcile
                    and (line.account_type == "asset_receivable") == first
                )
            )
            plan = open_lines.grouped(
                lambda line: (
                    (line.move_id & ours).reversed_entry_id or line.move_id,
                    line.account_id,
                    line.currency_id,
                )
            )
            lines._reconcile_plan(list(plan.values()))
        return reverse_moves

    def _after_sales_document(self):
        """The return or allowance that made this credit note; an empty recordset if none did."""
        for name in DOCUMENT_FIELDS:
            if self[name]:
                return self[name]
        return self[DOCUMENT_FIELDS[0]]

    def _after_sales_delivered_moves(self):
        return self.invoice_line_ids.sale_line_ids.move_ids._after_sales_returnable_moves()

    def action_after_sales_return(self):
        """Propose a return of the goods on this invoice, to be credited on it."""
        return self.env["after_sales.return.propose"]._open(self._after_sales_delivered_moves(), "invoice", invoice=self)

    def action_view_after_sales_returns(self):
        """Open the returns against this invoice, or the return behind this credit note."""
        returns = self.env["after_sales.return"].search([("invoice_id", "in", self.ids)])
        return self.env["after_sales.return"]._view_records(
            returns | self.reversal_move_ids.after_sales_return_id | self.after_sales_return_id, self.env._("Returns")
        )
