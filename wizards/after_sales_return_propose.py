# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class AfterSalesReturnPropose(models.TransientModel):
    """Lists what was delivered and may still come back; what the user takes becomes a draft return."""

    _name = "after_sales.return.propose"
    _description = "Propose a Return"

    partner_id = fields.Many2one("res.partner", "Customer", required=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)
    invoice_id = fields.Many2one("account.move", "Returned Against", readonly=True)
    reason_id = fields.Many2one("after_sales.reason", domain="[('company_id', 'in', (company_id, False))]")
    origin = fields.Selection(
        [("order", "Sales Order"), ("delivery", "Delivery"), ("invoice", "Invoice")], "Asked For From", readonly=True
    )
    note = fields.Html("Notes")
    line_ids = fields.One2many("after_sales.return.propose.line", "propose_id", "Items")
    has_taken = fields.Boolean(compute="_compute_has_taken", help="Something is chosen, so a reason is asked for.")

    @api.depends("line_ids.quantity")
    def _compute_has_taken(self):
        for proposal in self:
            proposal.has_taken = any(proposal.line_ids.mapped("quantity"))

    def action_take_all(self):
        """Take back everything that can still come back."""
        for line in self.line_ids:
            line.quantity = line.returnable_qty
        return self._action()

    def action_create(self):
        """Create the draft return and open it."""
        self.ensure_one()
        taken = self.line_ids.filtered(lambda line: line.quantity)
        if not taken:
            raise UserError(self.env._("Nothing is chosen yet: enter how much comes back in the column “Return”."))
        document = self.env["after_sales.return"].create(self._prepare_return_vals(taken))
        document._note_origin(self.origin or "hand")
        document._propose_freight()
        return {
            "type": "ir.actions.act_window",
            "res_model": document._name,
            "res_id": document.id,
            "views": [(False, "form")],
        }

    def _open(self, moves, origin, invoice=None):
        """Propose a return of the goods of these deliveries, asked for from an order, a delivery or an invoice.

        ``UserError`` when nothing was delivered, or to several customers.
        """
        self.env["after_sales.return"].check_access("create")
        # The issuer of a return need not be allowed to read the warehouse's transfers.
        moves = moves.sudo()._after_sales_returnable_moves()
        if not moves:
            raise UserError(self.env._("Nothing of this has been delivered yet, so nothing can come back."))
        customers = moves.sale_line_id.order_id.partner_id.commercial_partner_id
        if len(customers) > 1:
            raise UserError(
                self.env._(
                    "These goods went to several customers (%s). Make one return for each.",
                    ", ".join(customers.mapped("name")),
                )
            )
        return self.create(self._prepare_vals(moves, invoice) | {"origin": origin})._action()

    def _prepare_vals(self, moves, invoice) -> dict:
        customer = self.partner_id or moves.sale_line_id.order_id.partner_id[:1]
        items = self._owned_by(customer, moves)
        return {
            "partner_id": customer.id,
            "company_id": moves.company_id[:1].id,
            "invoice_id": invoice.id if invoice else False,
            "line_ids": [
                Command.create({"move_id": move, "lot_id": lot, "quantity": 0.0} | self._prepare_item_vals(move, item))
                for (move, lot), item in items.items()
                if item.delivered
            ],
        }

    def _prepare_item_vals(self, move_id, item) -> dict:
        move = self.env["stock.move"].sudo().browse(move_id)
        unit = move._after_sales_unit()
        quantities = {
            f"{name}_qty": float(getattr(item, name)) for name in ("delivered", "returned", "reserved", "returnable")
        }
        converted = {
            name: move.product_id.uom_id._compute_quantity(value, unit, round=False)
            for name, value in quantities.items()
        }
        return {"uom_id": unit.id, **converted}

    def _prepare_return_vals(self, taken) -> dict:
        return {
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "invoice_id": self.invoice_id.id,
            "reason_id": self.reason_id.id,
            "note": self.note,
            "line_ids": [Command.create(line._prepare_return_line_vals()) for line in taken],
        }

    def _action(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Return Goods"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }
