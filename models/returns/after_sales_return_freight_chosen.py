# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command


class AfterSalesReturn(models.Model):
    """The freight that a return credits besides its goods, with the first credit that it makes."""

    _inherit = "after_sales.return"

    freight_ids = fields.One2many("after_sales.return.freight", "return_id", "Freight and Charges", copy=False)
    freight_amount = fields.Monetary(
        "Freight and Charges Credited", compute="_compute_freight_amount", store=True, help="With tax."
    )
    has_freight = fields.Boolean(compute="_compute_has_freight", compute_sudo=True)

    @api.depends("freight_ids.amount_total")
    def _compute_freight_amount(self):
        for document in self:
            document.freight_amount = sum(document.freight_ids.mapped("amount_total"))

    @api.depends("freight_ids.amount_untaxed", "freight_amount")
    def _compute_amount_total(self):
        super()._compute_amount_total()
        for document in self.filtered("freight_amount"):
            document.amount_total += document.freight_amount
            document.amount_untaxed += sum(document.freight_ids.mapped("amount_untaxed"))

    @api.depends("line_ids.order_id", "freight_ids.invoice_line_id")
    def _compute_has_freight(self):
        for document in self:
            document.has_freight = bool(document._open_freight() - document.freight_ids.invoice_line_id)

    def _open_freight(self):
        """The lines that charged freight on the orders of these goods and are not credited in full."""
        return self._open_freight_of(self.line_ids.order_id)

    @api.model
    def _open_freight_of(self, orders):
        invoiced = orders.order_line.invoice_lines.filtered(
            lambda line: line.move_type == "out_invoice" and line.parent_state == "posted" and line._after_sales_is_freight()
        )
        values = invoiced._after_sales_open_value()
        return invoiced.filtered(lambda line: line in values and values[line].open > 0)

    def action_add_freight(self):
        """Credit the freight of these orders as well, as far as it is open; each line can be lowered or taken out."""
        for document in self:
            document.check_access("write")
            document._take_freight()

    def _take_freight(self):
        # Whoever makes the return need not be allowed to read invoices.
        lines = self.sudo()._open_freight() - self.sudo().freight_ids.invoice_line_id
        values = lines._after_sales_open_value()
        self.freight_ids = [
            Command.create({"invoice_line_id": line.id, "amount": float(values[line].open)}) for line in lines
        ]

    def _propose_freight(self):
        """By policy, whoever brings back all that an order brought is refunded its freight."""
        for document in self.filtered(lambda document: document.company_id.after_sales_refunds_freight):
            if document._is_full_withdrawal():
                document._take_freight()

    def _is_full_withdrawal(self):
        """Whether nothing of the orders stays with the customer once this is back."""
        document = self.sudo()
        moves = document.line_ids.order_id.order_line.move_ids._after_sales_returnable_moves()
        kept = sum(item.delivered - item.returned for item in moves._after_sales_delivered(besides=document.line_ids).values())
        asked = sum(line.base_qty for line in document.line_ids if line.remedy == "credit")
        return bool(document.line_ids) and float(kept) <= asked

    def _get_line_blockers(self):
        yield from super()._get_line_blockers()
        for freight in self.sudo().freight_ids:
            yield from freight._get_blockers()

    def _has_credit_due(self):
        return super()._has_credit_due() or bool(self._freight_due())

    def _freight_due(self):
        """Credited with the first goods that are, or at once where no goods are waited for."""
        is_begun = bool(self.line_ids._to_settle()) or any(self.line_ids.mapped("settled_qty"))
        return self.freight_ids.filtered(lambda freight: not freight._is_credited()) if is_begun else self.freight_ids.browse()

    def _due_shares(self):
        freight = self.env["after_sales.return.freight"].union(*(document._freight_due() for document in self))
        return [*super()._due_shares(), *freight._shares()]

    def _shares_ahead(self):
        return [*super()._shares_ahead(), *self.freight_ids.filtered(lambda freight: not freight._is_credited())._shares()]

    def _approved_credit(self):
        return super()._approved_credit() + self.freight_amount

    def _credited_invoices(self):
        return super()._credited_invoices() | self.freight_ids.invoice_line_id.move_id

    def _approval_content(self) -> dict:
        content = super()._approval_content()
        freight = [[each.invoice_line_id.id, f"{each.amount:.12g}", f"{each.amount_total:.12g}"] for each in self.freight_ids]
        return content | {"freight": freight} if freight else content

    def _before_submit(self):
        freight = self.sudo().freight_ids
        for name in ("amount_total", "amount_untaxed"):
            self.env.add_to_compute(freight._fields[name], freight)
        super()._before_submit()

    def _slip_money(self) -> list[tuple]:
        """What the customer gets besides the price of the goods, and what is kept back: (label, untaxed, total)."""
        self.ensure_one()
        document, rows = self.sudo(), []
        if document.freight_amount:
            untaxed = sum(document.freight_ids.mapped("amount_untaxed"))
            rows.append((self.env._("Freight and charges"), untaxed, document.freight_amount))
        if document.fee_amount:
            untaxed = document._fee_with_tax(document.fee_untaxed)["total_excluded"]
            rows.append((self.env._("Restocking fee"), -untaxed, -document.fee_amount))
        return rows
