# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ..models.exact import exact, step_of
from ..rules import allowance
from ..rules.reason import reason

BASES = [
    (allowance.UNIT, "So much per unit"),
    (allowance.PERCENT, "Percent of the price"),
    (allowance.AMOUNT, "An amount for each line"),
    ("lump", "One amount over all lines"),
]


class AfterSalesAllowancePropose(models.TransientModel):
    """Lists what was invoiced and what is left of it; what the user allows becomes a draft allowance."""

    _name = "after_sales.allowance.propose"
    _description = "Propose an Allowance"

    partner_id = fields.Many2one("res.partner", "Customer", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    reason_id = fields.Many2one("after_sales.reason", domain="[('company_id', 'in', (company_id, False))]")
    note = fields.Html("Notes")
    basis = fields.Selection(BASES, "Given As", required=True, default=allowance.UNIT)
    lump_amount = fields.Monetary("Lump Sum", help="Shared over the lines by what is left of them, to the cent.")
    line_ids = fields.One2many("after_sales.allowance.propose.line", "propose_id", "Invoice Lines")
    has_taken = fields.Boolean(compute="_compute_has_taken", help="Something is chosen, so a reason is asked for.")

    @api.depends("line_ids.rate", "lump_amount", "basis")
    def _compute_has_taken(self):
        for proposal in self:
            proposal.has_taken = bool(proposal._taken())

    def action_create(self):
        """Create the draft allowance and open it."""
        self.ensure_one()
        if not self._taken():
            self.env["after_sales.message"]._raise_all([reason("allowance_nothing_chosen")])
        document = self.env["after_sales.allowance"].create(self._prepare_allowance_vals())
        return self.env["account.move"]._after_sales_open(document)

    def _taken(self):
        if self.basis == "lump":
            return self.line_ids.filtered(lambda line: line.open_amount > 0) if self.lump_amount else self.line_ids[:0]
        return self.line_ids.filtered("rate")

    def _prepare_allowance_vals(self) -> dict:
        return {
            "kind": "allowance",
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "reason_id": self.reason_id.id,
            "note": self.note,
            "lump_amount": self.lump_amount if self.basis == "lump" else 0.0,
            "line_ids": [Command.create(vals) for vals in self._prepare_line_vals_list()],
        }

    def _prepare_line_vals_list(self):
        taken = self._taken()
        if self.basis != "lump":
            return [line._prepare_allowance_line_vals(self.basis, line.rate) for line in taken]
        open_values = [exact(line.open_amount) for line in taken]
        parts = allowance.spread(exact(self.lump_amount), open_values, step_of(self.currency_id))
        return [
            line._prepare_allowance_line_vals(allowance.AMOUNT, float(part))
            for line, part in zip(taken, parts, strict=True)
        ]

    def _open(self, invoices, orders=None):
        """Propose an allowance on these invoices, on the lines of ``orders`` if given.

        ``UserError`` when nothing is invoiced, or for several customers.
        """
        self.env["after_sales.allowance"].check_access("create")
        # The issuer of an allowance need not be allowed to read accounting.
        lines = invoices.sudo()._after_sales_allowable_lines(orders)
        self.env["after_sales.message"]._raise_all(self._get_open_blockers(lines))
        return self.create(self._prepare_vals(lines))._action()

    def _get_open_blockers(self, lines):
        customers = lines.move_id.commercial_partner_id
        if not lines:
            yield reason("allowance_nothing_invoiced")
        if len(customers) > 1:
            yield reason("allowance_several_customers", customers=", ".join(customers.mapped("name")))

    def _prepare_vals(self, lines) -> dict:
        values = lines._after_sales_open_value()
        invoice = lines.move_id[:1]
        return {
            "partner_id": invoice.partner_id.id,
            "company_id": invoice.company_id.id,
            "currency_id": invoice.currency_id.id,
            "line_ids": [Command.create(self._prepare_item_vals(line, values[line])) for line in lines],
        }

    def _prepare_item_vals(self, line, value) -> dict:
        return {
            "origin_line_id": line.id,
            "quantity": line.quantity,
            "invoiced_amount": float(value.invoiced),
            "credited_amount": float(value.credited),
            "allowed_amount": float(value.allowed + value.reserved),
            "open_amount": float(value.open),
        }

    def _action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Give Allowance"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }
