# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command, Domain

from ...rules.open_value import Value
from ...rules.reason import reason
from ..exact import exact
from .account_move import DOCUMENT_FIELDS


class AccountMove(models.Model):
    """Allowances on invoices, and approval of the credit notes that accounting writes itself (R6.01, R7.03)."""

    _inherit = "account.move"

    after_sales_allowance_count = fields.Integer(
        "Allowances Count", compute="_compute_after_sales_allowance_count", compute_sudo=True
    )
    after_sales_can_allow = fields.Boolean(compute="_compute_after_sales_allowance_count", compute_sudo=True)
    after_sales_can_ask = fields.Boolean(compute="_compute_after_sales_allowance_count", compute_sudo=True)

    @api.depends("state", "move_type", *DOCUMENT_FIELDS)
    def _compute_after_sales_allowance_count(self):
        counts = dict(
            self.env["after_sales.allowance.line"]._read_group(
                [("invoice_id", "in", self.ids)], ["invoice_id"], ["allowance_id:count_distinct"]
            )
        )
        for entry in self:
            entry.after_sales_allowance_count = counts.get(entry, 0)
            entry.after_sales_can_allow = entry.move_type == "out_invoice" and entry.state == "posted"
            entry.after_sales_can_ask = entry._after_sales_is_unasked()

    def action_after_sales_allowance(self):
        """Propose an allowance on these invoices of one customer."""
        return self.env["after_sales.allowance.propose"]._open(self)

    def action_after_sales_ask(self):
        """Ask for approval of a credit note that accounting wrote; approved, this very draft posts."""
        self.ensure_one()
        self.env["after_sales.allowance"].check_access("create")
        self.check_access("read")
        if not self.sudo()._after_sales_is_unasked():
            refusal = reason("allowance_cannot_ask", entry=self._after_sales_title())
            self.env["after_sales.message"]._raise_all([refusal])
        document = self.env["after_sales.allowance"].create(self._prepare_after_sales_allowance_vals())
        # The link is ours; whoever asks need not be allowed to write the entry.
        self.sudo().after_sales_allowance_id = document
        return self._after_sales_open(document)

    def _after_sales_is_unasked(self):
        """Whether this is a draft credit note that no document stands behind."""
        return self.move_type == "out_refund" and self.state == "draft" and not self._after_sales_document()

    def _prepare_after_sales_allowance_vals(self) -> dict:
        lines = self.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        return {
            "kind": "credit_note",
            "entry_id": self.id,
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "line_ids": [Command.create(line._prepare_after_sales_allowance_line_vals()) for line in lines],
        }

    def _after_sales_open_value(self, besides=None) -> dict:
        """{invoice: ``Value`` without tax}; damages are no part of the price and do not count."""
        lines = self.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        values = {invoice: Value(exact(invoice.amount_untaxed)) for invoice in self}
        for credit in lines._after_sales_credits():
            invoice, kind = credit.move_id.reversed_entry_id, "credited"
            if credit.after_sales_allowance_line_id:
                kind = "allowed" if credit.after_sales_origin_line_id else None
            if kind:
                amount = getattr(values[invoice], kind) + exact(credit.price_subtotal)
                values[invoice] = values[invoice]._replace(**{kind: amount})
        for asked in lines._after_sales_reservations(besides):
            known = values[asked.invoice_id]
            values[asked.invoice_id] = known._replace(reserved=known.reserved + exact(asked.amount_untaxed))
        return values

    def _after_sales_allowable_lines(self, orders=None):
        """The lines of these invoices on which something may be allowed; of ``orders`` only, if given."""
        lines = self.invoice_line_ids.filtered(
            lambda line: (
                line.parent_state == "posted"
                and line.move_type == "out_invoice"
                and line.display_type == "product"
                and line.price_subtotal > 0
            )
        )
        return lines.filtered(lambda line: line.sale_line_ids.order_id & orders) if orders else lines

    def _after_sales_open(self, document):
        return {
            "type": "ir.actions.act_window",
            "res_model": document._name,
            "res_id": document.id,
            "views": [(False, "form")],
        }

    def action_view_after_sales_allowances(self):
        """Open the allowances on this invoice, or the one behind this credit note."""
        behind = Domain("id", "in", self.after_sales_allowance_id.ids)
        allowances = self.env["after_sales.allowance"].search(Domain("line_ids.invoice_id", "in", self.ids) | behind)
        return allowances._view_records(allowances, self.env._("Allowances"))
