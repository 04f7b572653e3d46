# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import allowance
from ...rules.allowance import Asked
from ...rules.open_value import Value
from ...rules.reason import reason
from ..exact import exact, step_of


class AfterSalesAllowanceLine(models.Model):
    """What is left of the invoice line, what speaks against a line, and its part of a lump sum."""

    _inherit = "after_sales.allowance.line"

    invoiced_amount = fields.Monetary("Invoiced", compute="_compute_left", compute_sudo=True)
    credited_amount = fields.Monetary(
        "Credited", compute="_compute_left", compute_sudo=True, help="Taken off already, with goods or as money."
    )
    reserved_amount = fields.Monetary(
        "Claimed", compute="_compute_left", compute_sudo=True, help="Asked for by other allowances that are open."
    )
    open_amount = fields.Monetary(
        "Open Value", compute="_compute_left", compute_sudo=True, help="What may still be given away of this line."
    )
    net_unit_price = fields.Float("Net Unit Price", compute="_compute_net", compute_sudo=True, digits="Product Price")
    net_amount = fields.Monetary(
        "Net Amount", compute="_compute_net", compute_sudo=True, help="What the quantity costs after the allowance."
    )

    @api.depends("origin_line_id", "state")
    def _compute_left(self):
        values = self.origin_line_id._after_sales_open_value(besides=self)
        for line in self:
            value = values.get(line.origin_line_id, Value())
            line.invoiced_amount = float(value.invoiced)
            line.credited_amount = float(value.credited + value.allowed)
            line.reserved_amount = float(value.reserved)
            line.open_amount = float(value.open)

    @api.depends("amount", "quantity", "origin_line_id")
    def _compute_net(self):
        """The certificate shows what remains: 500 at 20, less 2 each, are 500 at 18 (Appendix C 8)."""
        for line in self:
            line.net_amount = float(line._sold_for()) - line.amount if line.origin_line_id else 0.0
            line.net_unit_price = line.net_amount / line.quantity if line.quantity else 0.0

    def _open_value(self):
        return exact(self.open_amount)

    def _asked(self) -> Asked:
        """This line as the rule wants it; its value is what it comes to, or what was entered to find it out."""
        origin = self.origin_line_id.sudo()
        draws = origin and self.allowance_id.kind == "allowance"
        rates = {allowance.UNIT: self.unit_amount, allowance.PERCENT: self.percent}
        return Asked(
            line=self.display_name,
            basis=self.basis,
            value=exact(self.given_amount),
            quantity=exact(self.quantity),
            rate=exact(rates.get(self.basis, 0.0)),
            item=origin if draws else None,
            invoice=origin.move_id if draws else None,
            invoice_name=origin.move_id.name or "",
            most_quantity=exact(origin.quantity) if draws else None,
        )

    def _claimed(self) -> Asked:
        """What this line takes from the invoice, all things counted."""
        return self._asked()._replace(value=exact(self.amount), net=exact(self.amount_untaxed))

    def _take_from(self, values, invoices):
        for line in self.filtered("origin_line_id"):
            for known, key, amount in (
                (values, line.origin_line_id, line.amount),
                (invoices, line.origin_line_id.move_id, line.amount_untaxed),
            ):
                if key in known:
                    known[key] = known[key]._replace(reserved=known[key].reserved + exact(amount))

    def _spread(self, total):
        lines = self.filtered(lambda line: line._open_value() > 0)
        parts = allowance.spread(exact(total), [line._open_value() for line in lines], step_of(self.currency_id))
        for line, part in zip(lines, parts, strict=True):
            line.write({"basis": allowance.AMOUNT, "given_amount": float(part)})

    def _get_origin_blockers(self):
        document, invoice, origin = self.allowance_id, self.invoice_id, self.origin_line_id
        if document.kind == "allowance" and not origin:
            yield reason("allowance_without_line", line=self.display_name)
        if origin and origin.move_id != invoice:
            yield reason("allowance_other_invoice", line=self.display_name, invoice=origin.move_id.name)
        for entry in invoice | origin.move_id:
            yield from self._get_invoice_blockers(document, entry)

    def _get_invoice_blockers(self, document, entry):
        if entry.move_type != "out_invoice" or entry.state != "posted":
            yield reason("allowance_invoice_not_posted", line=self.display_name, invoice=entry.display_name)
        if entry.commercial_partner_id != document.partner_id.commercial_partner_id:
            yield reason("allowance_other_customer", line=self.display_name, customer=entry.partner_id.display_name)
        if entry.company_id != document.company_id:
            yield reason("allowance_other_company", line=self.display_name, company=entry.company_id.name)

    def _get_account_blockers(self):
        if self.allowance_id.kind == "credit_note":
            return
        if not self._account():
            yield reason("allowance_no_account", line=self.display_name, reason=self.allowance_id.reason_id.name or "")
        if not self.invoice_id and not self.allowance_id._payable_journal():
            yield reason("allowance_no_journal", document=self.allowance_id.name, company=self.company_id.name)
