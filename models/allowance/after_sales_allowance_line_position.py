# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesAllowanceLine(models.Model):
    """An imported list names invoice lines as the paper does: number of the invoice, position on it."""

    _inherit = "after_sales.allowance.line"

    position = fields.Integer(
        "Position on Invoice",
        compute="_compute_position",
        compute_sudo=True,
        readonly=False,
        help="1 for the first line with goods or services. With the invoice it names the line, as imported lists do.",
    )

    @api.depends("origin_line_id")
    def _compute_position(self):
        for line in self:
            positions = line._positions(line.origin_line_id.move_id)
            line.position = next((number for number, origin in positions.items() if origin == line.origin_line_id), 0)

    @api.model_create_multi
    def create(self, vals_list):
        named = {vals["invoice_id"] for vals in vals_list if vals.get("position") and vals.get("invoice_id")}
        invoices = self.env["account.move"].browse(sorted(named))
        # Whoever names an invoice may read it; its lines are then looked up for all rows at once.
        invoices.check_access("read")
        return super().create([self._with_origin(vals, invoices.ids) for vals in vals_list])

    def _with_origin(self, vals, together) -> dict:
        """Replace the position by the invoice line; ``UserError`` where the invoice has no such line."""
        position = vals.get("position")
        vals = {name: value for name, value in vals.items() if name != "position"}
        if not position or vals.get("origin_line_id"):
            return vals
        invoice = self.env["account.move"].browse(vals.get("invoice_id") or []).sudo().with_prefetch(together)
        positions = self._positions(invoice)
        if position not in positions:
            name, most = invoice.name or self.env._("no invoice"), len(positions)
            refusal = reason("allowance_no_position", position=position, invoice=name, most=most)
            self.env["after_sales.message"]._raise_all([refusal])
        return vals | {"origin_line_id": positions[position].id}

    def _positions(self, invoice) -> dict:
        lines = invoice.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        return dict(enumerate(lines.sorted(lambda line: (line.sequence, line.id)), 1))
