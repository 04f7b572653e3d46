# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from .after_sales_allowance import ISSUERS
from .after_sales_allowance_claim import AfterSalesAllowance as Claimed


class AfterSalesAllowance(models.Model):
    """In which currency money goes back: that of the invoices, or for damages paid out any that is agreed (ADR 0040).

    A document has one currency, because it has one amount that is approved and one certificate that is signed. Lines on
    invoices of other currencies are taken to documents of their own by one button.
    """

    _inherit = "after_sales.allowance"
    _frozen_fields = Claimed._frozen_fields | {"payable_currency_id"}

    payable_currency_id = fields.Many2one(
        "res.currency", "Paid Out In", copy=False, help="Of damages without an invoice. Empty: the company's currency."
    )
    has_several_currencies = fields.Boolean(compute="_compute_has_several_currencies", compute_sudo=True)

    @api.depends("payable_currency_id")
    def _compute_currency_id(self):
        super()._compute_currency_id()
        for document in self:
            is_free = document.kind == "compensation" and not document.line_ids.invoice_id
            if is_free and document.payable_currency_id:
                document.currency_id = document.payable_currency_id

    @api.depends("line_ids.invoice_id")
    def _compute_has_several_currencies(self):
        for document in self:
            document.has_several_currencies = len(document.line_ids.invoice_id.currency_id) > 1

    def action_split_currencies(self):
        """Take the lines on invoices of other currencies to drafts of their own, one for each currency."""
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_groups(",".join(ISSUERS)):
            self._raise_all([reason("allowance_of_accounting", document=self.name, groups=ISSUERS)])
        made = self
        # Whoever writes allowances need not be allowed to read invoices.
        others = self.line_ids.filtered(
            lambda line: line.sudo().invoice_id.currency_id not in (self.currency_id, line.env["res.currency"])
        )
        for _currency, lines in others.grouped(lambda line: line.sudo().invoice_id.currency_id).items():
            document = self.copy()
            lines.write({"allowance_id": document.id})
            made |= document
        return self._view_records(made, self.env._("Allowances"))
